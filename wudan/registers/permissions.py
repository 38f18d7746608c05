"""May this person do this to the registers."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.roles import OPERATOR


def bringing_objection(by: Actor) -> Objection | None:
    """Who brings villages' points in: the center's office, or whoever may run commands here."""
    if by.may("keep_sites") or by.role == OPERATOR.code:
        return None
    return Objection("not_yours", "村的点由中心办公室导入。")
