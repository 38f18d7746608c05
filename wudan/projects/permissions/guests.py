"""May this person keep the register of who sits at forums (R066, R123, R124)."""

from datetime import date

from wudan.kit.ages import ADULT, is_under
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Person, Post
from wudan.projects.models import Organisation, Representative

_MINOR = Objection("minor", "未满 18 岁的不登记。")
_ENDED = Objection("ended", "已经不在名册上了。")


def keeping_objection(by: Actor, path: str) -> Objection | None:
    """Why this actor keeps no register for the unit with this path."""
    if not by.may("keep_guests"):
        return Objection("not_your_role", "群众代表和志愿服务组织由实践所、中心办公室来登记。")
    if not by.reaches(path):
        return Objection("not_your_unit", "这里不在您的范围内。")
    return None


def standing_objection(person: Person, *, on: date) -> Objection | None:
    """Why this person does not speak for residents: a child, or an office, which speaks for itself."""
    if objection := age_objection(person, on=on):
        return objection
    posts = Post.objects.held_on(on).filter(person=person).exclude(role="team_leader")
    if posts.exists():
        return Objection("in_office", "在单位有岗位的人代表部门说话，不登记为群众代表。")
    return None


def age_objection(person: Person, *, on: date) -> Objection | None:
    """Why nobody so young is written down: their own yes to it, and to their name, is not enough (PIPL §31)."""
    return _MINOR if is_under(ADULT, person.born_on, on) else None


def ending_objection(by: Actor, row: Representative | Organisation) -> Objection | None:
    """Why this actor does not take the line off."""
    return keeping_objection(by, row.unit.path) or (_ENDED if row.ended_on else None)


def resigning_objection(by: Actor, row: Representative) -> Objection | None:
    """Why this person does not take back a yes: it was another's, or it is over."""
    if by.person_id is None or by.person_id != row.person_id:
        return Objection("not_yours", "这不是您的。")
    return _ENDED if row.ended_on else None


def stepping_back_objection(by: Actor, row: Organisation) -> Objection | None:
    """Why this person is not taken off as the contact: it is another, or nobody."""
    if by.person_id is None or by.person_id != row.contact_id:
        return Objection("not_yours", "这不是您的。")
    return None
