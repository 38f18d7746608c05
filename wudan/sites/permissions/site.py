"""May this person change this site. Every act asks here, and so does the page's button."""

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod

_KEEPERS = frozenset({"station_keeper", "institute_staff", "center_office"})
_OFFICES = frozenset({"institute_staff", "center_office"})


def keeping_objection(by: Actor, site: Site) -> Objection | None:
    """Why this actor may not keep this site's record."""
    if not by.may("keep_sites"):
        return Objection("not_your_role", "阵地的关闭、搬迁、重开由中心办公室来做。")
    return _here(by, site)


def closing_objection(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
    """Why the site cannot be closed now."""
    if objection := keeping_objection(by, site):
        return objection
    if site.unit.kind == UnitKind.CENTER:
        return Objection("center_stays_open", "县中心不能关闭：总要有人接单。")
    if present is not None and present.state == SiteState.CLOSED:
        return Objection("closed", "这处阵地已经关闭。")
    return None


def moving_objection(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
    """Why the site cannot be moved now."""
    if objection := keeping_objection(by, site):
        return objection
    if present is not None and present.state == SiteState.CLOSED:
        return Objection("closed", "这处阵地已经关闭；换个地方重开，请用“重开”。")
    return None


def reopening_objection(by: Actor, site: Site, present: SitePeriod | None) -> Objection | None:
    """Why the site cannot be opened again now."""
    if objection := keeping_objection(by, site):
        return objection
    if present is None or present.state == SiteState.OPEN:
        return Objection("open", "这处阵地正开着。")
    return None


def contact_objection(by: Actor, site: Site) -> Objection | None:
    """Why this actor does not say how the site is reached: the site itself does, and who stands above."""
    if by.role not in _KEEPERS:
        return Objection("not_your_role", "电话、开放时间由站、所、中心自己写。")
    return _here(by, site)


def identity_objection(by: Actor, site: Site) -> Objection | None:
    """Why this actor does not say what the site is: the office above does; the center, of itself too."""
    own = by.role == "institute_staff" and site.unit_id == by.unit_id
    if by.role not in _OFFICES or own:
        return Objection("not_your_role", "名称、类别、设在哪里由上一级来改。")
    return _here(by, site)


def opening_objection(by: Actor, kind: str, parent: Unit) -> Objection | None:
    """Why this actor cannot open a site of this kind there: the center any, an institute below itself."""
    if by.role not in _OFFICES:
        return Objection("not_your_role", "新的阵地由所、中心来开设。")
    if not by.reaches(parent.path) or (kind == UnitKind.INSTITUTE and not by.may("keep_sites")):
        return Objection("not_your_unit", "这里不在您的辖区，请上一级来开设。")
    return None


def _here(by: Actor, site: Site) -> Objection | None:
    if not by.reaches(site.unit.path):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    if site.unit.ends_on is not None:
        return Objection("ended", "这处阵地已经撤销。")
    return None
