"""May this person change this site. Every act asks here, and so does the page's button."""

from wudan.areas.enums import UnitKind
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.enums import SiteState
from wudan.sites.models import Site, SitePeriod


def keeping_objection(by: Actor, site: Site) -> Objection | None:
    """Why this actor may not keep this site's record."""
    if not by.may("keep_sites"):
        return Objection("not_your_role", "阵地的关闭、搬迁、重开由中心办公室来做。")
    if not by.reaches(site.unit.path):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    return None


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
