"""Who writes deeds down, who is the second, who objects and who answers (A11)."""

from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember, Person
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.models import Deed
from wudan.teams.models import Membership, Team

OFFICES = frozenset({"institute_staff", "center_office"})


def keeping_objection(by: Actor) -> Objection | None:
    """Why this actor writes no deeds down."""
    if not by.may("keep_points") or by.post_id is None:
        return Objection("not_your_role", "好事由站长、所里或中心办公室来记。")
    return None


def owner_objection(by: Actor, owner: Person | Household | Team) -> Objection | None:
    """Why not for this one: out of reach, or it is the writer's own."""
    home = owner.home if isinstance(owner, Person) else owner.unit
    if home is None or not by.reaches(home.path):
        return Objection("not_your_unit", "只能给本单位和下级的人、户、队伍记。")
    if _is_own(by.person, owner):
        return Objection("own_deed", "不能给自己、自己家、自己的队记，请别人来记。")
    return None


def seconding_objection(by: Actor, row: Deed) -> Objection | None:
    """Why this actor is not the second person."""
    if row.state != DeedState.WAITING:
        return Objection("decided", "这件事已经有结果了。")
    if not by.may("keep_points") or by.post_id is None or not by.reaches(row.unit.path):
        return Objection("not_your_role", "由本单位另一个人，或者上级来核实。")
    if by.person_id == row.kept_by_id:
        return Objection("own_entry", "自己记的，要另一个人核实。")
    return _own_objection(by, row)


def objecting_objection(by: Actor, row: Deed) -> Objection | None:
    """Why this actor does not object: whom it is about, as themselves, once."""
    if by.is_staff or by.person_id is None:
        return Objection("not_oneself", "异议由本人来提，请切换到“本人”。")
    if not Deed.objects.of_person(by.person_id).filter(pk=row.pk).exists():
        return Objection("not_yours", "只能对记在自己、自己家、自己的队名下的事提。")
    if row.state not in {DeedState.KEPT, DeedState.WAITING} or row.objected_at is not None:
        return Objection("closed", "这件事已经冲正，或者已经提过了。")
    return None


def answering_objection(by: Actor, row: Deed) -> Objection | None:
    """Why this actor does not answer an objection: somebody above or beside, who had no part."""
    if row.objected_at is None or row.answered_at is not None or row.state != DeedState.KEPT:
        return Objection("nothing_to_answer", "没有等答复的异议。")
    return taking_back_objection(by, row, words="由没有经手的另一个人来答复。")


def taking_back_objection(
    by: Actor, row: Deed, *, words: str = "自己记的或核实的，请换一个人来冲正。"
) -> Objection | None:
    """Why this actor does not reverse: an office above the village, with no part in it."""
    if row.state != DeedState.KEPT:
        return Objection("not_kept", "这件事没有记上，或者已经冲正了。")
    if by.role not in OFFICES or not by.may("keep_points") or not by.reaches(row.unit.path):
        return Objection("not_your_role", "冲正由所里或中心办公室来做。")
    if by.person_id in {row.kept_by_id, row.seconded_by_id}:
        return Objection("had_a_part", words)
    return _own_objection(by, row)


def _own_objection(by: Actor, row: Deed) -> Objection | None:
    owner = row.person or row.household or row.team
    if owner is not None and _is_own(by.person, owner):
        return Objection("own_deed", "自己、自己家、自己队里的事，请别人来办。")
    return None


def _is_own(person_id: int, owner: Person | Household | Team) -> bool:
    if isinstance(owner, Person):
        return owner.pk == person_id
    if isinstance(owner, Household):
        return HouseholdMember.objects.live().filter(household=owner, person=person_id).exists()
    return Membership.objects.present().filter(team=owner, person=person_id).exists() or (
        owner.unit.posts.filter(person=person_id, ends_on=None).exists()
    )
