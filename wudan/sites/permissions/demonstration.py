"""May this person grant, review, withdraw a demonstration, pair sites, note a visit (R015, R018)."""

from wudan.areas.enums import UnitKind
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums import CheckKind
from wudan.sites.models import Demonstration, Pairing, Site, Standard

DEMONSTRATING = frozenset({UnitKind.INSTITUTE, UnitKind.STATION})


def granting_objection(
    by: Actor, site: Site, present: Demonstration | None, standard: Standard | None
) -> Objection | None:
    """Why the site is not made a demonstration site: one that nobody looked at is an example of nothing."""
    if objection := _office(by, site):
        return objection
    if site.unit.kind not in DEMONSTRATING:
        return Objection("other_kind", "示范所、示范站只认定实践所和实践站。")
    if present is not None:
        return Objection("is_one", "它已经是示范，要延期请复核。")
    looked_at = site.checks.filter(standard=standard).exclude(kind=CheckKind.OWN)
    if standard is None or not looked_at.exists():
        return Objection("not_checked", "还没有上级按现行标准来查过。先查一次，再认定。")
    return None


def changing_objection(by: Actor, row: Demonstration) -> Objection | None:
    """Why it is neither reviewed nor withdrawn by this actor, now."""
    if objection := _office(by, row.site):
        return objection
    if row.ended_on is not None:
        return Objection("ended", "这次示范已经结束。")
    return None


def pairing_objection(
    by: Actor, row: Demonstration, helped: Site | None = None
) -> Objection | None:
    """Why this actor does not pair: who stands above both does."""
    if not by.may("check_sites"):
        return Objection("not_your_role", "结对帮带由上级的所或中心办公室来定。")
    for site in filter(None, (row.site, helped)):
        if not by.reaches(site.unit.path):
            return Objection("not_your_unit", "这处阵地不在您的辖区。")
    if row.ended_on is not None:
        return Objection("ended", "这次示范已经结束。")
    if helped is not None and helped.pk == row.site_id:
        return Objection("itself", "不能自己帮带自己。")
    return None


def visiting_objection(by: Actor, row: Pairing) -> Objection | None:
    """Why this actor notes no visit: either side does, and who stands above."""
    if by.role not in {"station_keeper", "institute_staff", "center_office"}:
        return Objection("not_your_role", "走访由结对的两边来记。")
    sides = (row.demonstration.site.unit.path, row.helped.unit.path)
    if not any(by.reaches(path) for path in sides):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    if row.ended_on is not None:
        return Objection("ended", "这次帮带已经结束。")
    return None


def ending_objection(by: Actor, row: Pairing) -> Objection | None:
    """Why this actor does not end the pairing."""
    if not by.may("check_sites"):
        return Objection("not_your_role", "结对帮带由上级的所或中心办公室来定。")
    return visiting_objection(by, row)


def _office(by: Actor, site: Site) -> Objection | None:
    if not by.may("keep_sites"):
        return Objection("not_your_role", "示范由中心办公室认定、复核、撤销。")
    if not by.reaches(site.unit.path):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    return None
