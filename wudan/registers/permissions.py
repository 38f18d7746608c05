"""May this person do this to the registers."""

from wudan.kit.refusals import Objection
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.roles import OPERATOR


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
