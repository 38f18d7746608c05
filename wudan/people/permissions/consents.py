"""May this person give or withdraw this consent: an objection, or nothing."""

from datetime import date

from wudan.kit.ages import ADULT, CHILD, is_under
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import BondKind, ConsentKind, GivenBy
from wudan.people.models import Bond, Person

_NOT_YOURS = Objection("not_yours", "这要本人、孩子的监护人或所在的站来办。")
NOTICE_STAYS = Objection(
    "a_notice", "这是告知，看过就行，不是同意，不用撤回。不想让我们再存资料，可以申请删除。"
)


def giving_objection(
    by: Actor, person: Person, kind: str, given_by: str, guardian: Person | None, *, on: date
) -> Objection | None:
    """Why this consent is not given by this actor."""
    if objection := _speaking_objection(by, person, on=on):
        return objection
    if given_by == GivenBy.SELF:
        if by.post_id is None and by.person_id != person.pk:
            return _NOT_YOURS
        return _self_objection(person, kind, on=on)
    if guardian is None or not guards(guardian.pk, person, on=on):
        return Objection("no_guardian", "还没有登记这位监护人。请带证件到站上登记。")
    if by.post_id is None and by.person_id != guardian.pk:
        return _NOT_YOURS
    if kind == ConsentKind.PUBLISH and is_under(CHILD, person.born_on, on):
        return Objection("child", "没满 14 岁的孩子，姓名和照片一律不公开。")
    return None


def withdrawing_objection(by: Actor, person: Person, kind: str, *, on: date) -> Objection | None:
    """Why this actor does not withdraw it: as easily as given, so hardly ever (PIPL §15)."""
    if kind == ConsentKind.NOTICE:
        return NOTICE_STAYS
    return _speaking_objection(by, person, on=on)


def guards(person_id: int | None, child: Person, *, on: date) -> bool:
    """Whether somebody is the legal guardian of a minor."""
    legal = Bond.objects.running_on(on).filter(kind=BondKind.LEGAL, ward=child)
    return person_id is not None and legal.of_guardian(person_id).exists()


def _self_objection(person: Person, kind: str, *, on: date) -> Objection | None:
    if kind == ConsentKind.NOTICE:
        return None
    if kind == ConsentKind.MINOR:
        words = (
            "孩子的事由监护人同意。"
            if is_under(ADULT, person.born_on, on)
            else "只有孩子才用得着这一项。"
        )
        return Objection("by_guardian", words)
    if is_under(CHILD, person.born_on, on):
        return Objection("by_guardian", "没满 14 岁，由监护人来定。")
    return None


def _speaking_objection(by: Actor, person: Person, *, on: date) -> Objection | None:
    """The person, a minor's guardian, or staff who write down what they were told."""
    if by.post_id is None:
        if by.person_id == person.pk or guards(by.person_id, person, on=on):
            return None
        return _NOT_YOURS
    return noting_down_objection(by, person)


def noting_down_objection(by: Actor, person: Person) -> Objection | None:
    """Why this actor does not write down what this person tells them: staff of where they live do."""
    if not by.may("place_for"):
        return Objection("not_your_role", "替群众记下他的话，由站、所、中心的工作人员来做。")
    if by.person_id == person.pk:
        return Objection("yourself", "自己的事请切换到“本人”来办。")
    if person.home is None or not by.reaches(person.home.path):
        return Objection("not_your_unit", "这位群众不在您的辖区。")
    return None
