"""May this person call a forum, and write down what was said (R066)."""

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.enums.forum import ForumState
from wudan.projects.models import Forum


def calling_objection(by: Actor, path: str) -> Objection | None:
    """Why this actor calls no forum in the name of the unit with this path."""
    if not by.may("call_forums"):
        return Objection("not_your_role", "座谈会由所、中心办公室或部门来召集。")
    if not by.reaches(path):
        return Objection("not_your_unit", "请以自己单位的名义召集。")
    return None


def holding_objection(by: Actor, forum: Forum) -> Objection | None:
    """Why this forum is not written down as held, moved or dropped."""
    if objection := calling_objection(by, forum.unit.path):
        return objection
    if forum.state != ForumState.CALLED:
        return Objection(
            "wrong_stage",
            Phrase("这次座谈会已经登记为“{state}”。", state=ForumState(forum.state).label),
        )
    return None


def noting_objection(by: Actor, forum: Forum) -> Objection | None:
    """Why nothing is noted: only a forum that took place has minutes."""
    if objection := calling_objection(by, forum.unit.path):
        return objection
    if forum.state not in {ForumState.HELD, ForumState.INCOMPLETE}:
        return Objection("not_held", "先登记来了哪三方，再记发言。")
    return None
