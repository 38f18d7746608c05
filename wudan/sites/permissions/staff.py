"""May this person say who works at this site (R014); and who decides by which standard to go."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.sites.models import Site

_KEEPERS = frozenset({"station_keeper", "institute_staff", "center_office"})


def staffing_objection(by: Actor, site: Site) -> Objection | None:
    """Why this actor does not name staff here: the site itself does, and who stands above."""
    if by.role not in _KEEPERS:
        return Objection("not_your_role", "工作人员由站、所、中心自己登记。")
    if not by.reaches(site.unit.path):
        return Objection("not_your_unit", "这处阵地不在您的辖区。")
    return None


def adopting_objection(by: Actor) -> Objection | None:
    """Why this actor does not decide by which standard the county goes."""
    if not by.may("keep_sites"):
        return Objection("not_your_role", "采用哪一版标准由中心办公室来定。")
    return None
