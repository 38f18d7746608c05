"""Who decides by which rules points are earned."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor


def adopting_objection(by: Actor) -> Objection | None:
    """Why this actor does not put a version into force, nor try it out: the center office does."""
    if not by.may("adopt_rules"):
        return Objection("not_your_role", "积分规则由中心办公室来定。")
    return None
