"""出户: somebody leaves; the household's points stay with it, their own stay theirs."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actions.households.holding import lock_households, note
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, HouseholdMember, Person
from wudan.people.permissions.households import changing_objection

_LAST = Objection("last_member", "户里只剩这一个人，不能退出；要并到别的户，请办并户。")
_HEAD = Objection("is_head", "户主不能退出，请先换户主。")
GONE = "（户里没有人了）"


@one_transaction
def leave(*, household: Household, person: Person, by: Actor, at: datetime) -> HouseholdMember:
    """End somebody's membership. Raises Objected for the head and for the last, Missing."""
    held = lock_households([household.pk])[household.pk]
    insist(changing_objection(by, held))
    row = held.members.filter(until=None, person=person).first()
    if row is None:
        raise Missing
    if row.role == HouseholdRole.HEAD:
        raise Objected(_HEAD if held.members.filter(until=None).count() > 1 else _LAST)
    end_membership(row, at=at)
    note("leave", held, by=by, at=at, person=row.person_id)
    return row


@one_transaction
def leave_for_good(
    *, person: Person, by: Actor, at: datetime, forgetting: bool = False
) -> Household | None:
    """Who is not there any more leaves their household, head or last as they may be; the oldest
    row leads on. One without people keeps its account and, where it is `forgetting`, no name."""
    row = HouseholdMember.objects.of(person.pk)
    if row is None:
        return None
    held = lock_households([row.household_id])[row.household_id]
    end_membership(row, at=at)
    others = held.members.filter(until=None).order_by("pk")
    if (heir := others.first()) is None:
        if forgetting:
            Household.objects.filter(pk=held.pk).update(title=GONE)
    elif row.role == HouseholdRole.HEAD:
        HouseholdMember.objects.filter(pk=heir.pk).update(role=HouseholdRole.HEAD)
    note("leave", held, by=by, at=at, person=person.pk)
    return held


def end_membership(row: HouseholdMember, *, at: datetime) -> None:
    """The row stays, with its last day."""
    row.until = max(day_of(at), row.since)
    row.save(update_fields=["until"])
