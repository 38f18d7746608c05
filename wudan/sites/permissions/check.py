"""May this person check this site, mend what was found, look again: an objection, or nothing."""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums import CheckKind
from wudan.sites.models import Rectification, Site, Standard
from wudan.sites.querysets.check import KNOWERS

_KEEPERS = frozenset({"station_keeper", "institute_staff", "center_office"})


def knows_of(by: Actor, site: Site) -> bool:
    """Whether this actor may read how the site stands."""
    return by.role in KNOWERS and bool(by.unit_path) and site.unit.is_within(by.unit_path)


def kind_of_check(by: Actor, site: Site) -> CheckKind:
    """The own site checks itself; anybody above checks it."""
    return CheckKind.OWN if by.unit_id == site.unit_id else CheckKind.ABOVE


def checking_objection(by: Actor, site: Site, standard: Standard | None) -> Objection | None:
    """Why this actor does not check this site: the keeper does, and who stands above (R013)."""
    if objection := _keeping(by, site):
        return objection
    if kind_of_check(by, site) is CheckKind.ABOVE and not by.may("check_sites"):
        return Objection("not_your_role", "检查由上级的所和中心办公室来做。")
    if site.unit.ends_on is not None:
        return Objection("gone", "这处阵地已经撤了。")
    if standard is None:
        return Objection("no_standard", "县里还没有采用标准。")
    if site.unit.kind not in standard.kinds:
        return Objection("other_kind", Phrase("{standard}不管这一类阵地。", standard=standard.name))
    return None


def mending_objection(by: Actor, row: Rectification) -> Objection | None:
    """Why this actor cannot say that it is mended: the site itself says so."""
    if objection := _keeping(by, row.site):
        return objection
    if row.closed_at is not None:
        return Objection("closed", "这一项已经复查过了。")
    if row.done_at is not None:
        return Objection("done", "已经报过改好了，等上级复查。")
    return None


def rechecking_objection(by: Actor, row: Rectification) -> Objection | None:
    """Why this actor does not look again: somebody above the site does."""
    if objection := _keeping(by, row.site):
        return objection
    if not by.may("check_sites") or by.unit_id == row.site.unit_id:
        return Objection("not_above", "复查由上级来做，自己不复查自己。")
    if row.closed_at is not None:
        return Objection("closed", "这一项已经复查过了。")
    return None


def _keeping(by: Actor, site: Site) -> Objection | None:
    if by.role not in _KEEPERS:
        return Objection("not_your_role", "这件事由站、所、中心的工作人员来做。")
    if not by.reaches(site.unit.path):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    return None
