"""分户: some of a household make one of their own. What becomes of the points is the book's part
(`ledger.actions.points.split_household`), in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actions.households.holding import enrol, lock_households, note, titled
from wudan.people.actions.households.leave import end_membership
from wudan.people.actions.journaling import one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, Person
from wudan.people.permissions.households import changing_objection

_HEAD_STAYS = Objection("head_stays", "户主留在原来的户；户主要分出去，请先换户主。")


@one_transaction
def split(
    *, household: Household, title: str, head: Person, movers: Sequence[Person], by: Actor, at: datetime
) -> Household:  # fmt: skip
    """The new household, led by `head`, one of those who go. Raises Malformed, Objected."""
    title, going = titled(title), {one.pk for one in movers} | {head.pk}
    people = lock_persons(going)
    held = lock_households([household.pk])[household.pk]
    insist(changing_objection(by, held))
    rows = list(held.members.filter(until=None, person__in=going).order_by("pk"))
    if len(rows) != len(going):
        raise Malformed({"movers": "只能选现在还在这一户里的人。"})
    if any(row.role == HouseholdRole.HEAD for row in rows):
        raise Objected(_HEAD_STAYS)
    made = Household.objects.create(
        county=held.county, no=numbers.draw(), unit=held.unit, title=title, since=day_of(at)
    )
    for row in rows:
        end_membership(row, at=at)
        role = HouseholdRole.HEAD if row.person_id == head.pk else HouseholdRole.MEMBER
        enrol(made, people[row.person_id], role, at=at)
    note("split", held, by=by, at=at, made=made.pk, people=len(rows))
    return made
