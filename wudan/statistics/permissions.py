"""May this person do this to the statistics."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor


def screen_objection(by: Actor) -> Objection | None:
    """Who makes and ends the addresses of big screens: the center's office."""
    if by.role == "center_office":
        return None
    return Objection("not_your_role", "大屏的地址由中心办公室生成和停用。")
