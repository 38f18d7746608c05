"""May this person do this to the registers."""

from wudan.areas.models import Unit
from wudan.kit.refusals import Objection
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.roles import OPERATOR

READING = frozenset(
    {
        "station_keeper",
        "institute_staff",
        "center_office",
        "department_officer",
        "leader",
        "auditor",
    }
)
"""Roles that have registers at all."""


def bringing_objection(by: Actor) -> Objection | None:
    """Who brings villages' points in: the center's office, or whoever may run commands here."""
    if by.may("keep_sites") or by.role == OPERATOR.code:
        return None
    return Objection("not_yours", "村的点由中心办公室导入。")


def reporting_objection(by: Actor) -> Objection | None:
    """Who has the report reckoned: the center's office; the clock does it each night."""
    if by == THE_CLOCK or by.role == "center_office":
        return None
    return Objection("not_your_role", "重算由中心办公室来点；每天夜里也会自己算。")


def reading_objection(by: Actor, unit: Unit) -> Objection | None:
    """Who reads a unit's registers: whoever's post reaches it."""
    if by.role in READING and by.reaches(unit.path):
        return None
    return Objection("not_your_unit", "这个单位不在您的管辖范围。")
