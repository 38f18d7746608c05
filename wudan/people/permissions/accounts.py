"""May this person do this to that person's account. Acts and pages ask here."""

from collections.abc import Sequence

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.people.permissions.posts import GONE, oversees


def readmission_objection(by: Actor, person: Person, held: Sequence[Post]) -> Objection | None:
    """Why this actor may not let this person in (again); `held` are the person's posts,
    those to come as well: else the account could be taken before the post begins.

    The site above helps: never oneself, never somebody of the same post at the same unit.
    """
    if not by.may("readmit"):
        return Objection("not_your_role", "给别人的账号开锁，由上一级的工作人员来做。")
    if person.erased_at is not None or person.merged_into_id is not None:
        return GONE
    if by.person_id == person.pk:
        return Objection("yourself", "不能给自己的账号开锁。请找上一级，或另一位同事。")
    if not held:
        home = person.home
        if home is None or not oversees(by, home):
            return Objection("not_your_unit", "这位群众不在您的辖区。")
        return None
    if not all(_is_above(by, post) for post in held):
        return Objection("not_your_unit", "这位同志的岗位不在您的下级，请他找上一级。")
    return None


def _is_above(by: Actor, post: Post) -> bool:
    """Whether the actor's unit is above the post's; at one unit, another role may help."""
    if not oversees(by, post.unit):
        return False
    return post.unit.path != by.unit_path or post.role != by.role_code
