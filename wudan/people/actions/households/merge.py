"""并户: a household becomes part of another, its heir; its people move, its row stays to be seen.

What becomes of the points is the book's part (`ledger.actions.points.merge_households`).
"""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actions.households.holding import enrol, lock_households, note
from wudan.people.actions.households.leave import end_membership
from wudan.people.actions.journaling import one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole, HouseholdState
from wudan.people.models import Household, HouseholdMember
from wudan.people.permissions.households import changing_objection
from wudan.people.querysets import HouseholdMemberQuerySet

_ITSELF = Objection("itself", "不能并到自己这一户。")
_MEANWHILE = Objection("changed", "户里的人刚刚有变动，请再试一次。")


@one_transaction
def merge(*, household: Household, into: Household, by: Actor, at: datetime) -> Household:
    """End `household`; its people join `into`, whose head stays. Raises Objected."""
    if household.pk == into.pk:
        raise Objected(_ITSELF)
    people = lock_persons(_live(household).values_list("person", flat=True))
    held = lock_households([household.pk, into.pk])
    ending, heir = held[household.pk], held[into.pk]
    insist(changing_objection(by, ending) or changing_objection(by, heir))
    rows = list(_live(ending).order_by("pk"))
    if any(row.person_id not in people for row in rows):
        raise Objected(_MEANWHILE)
    headed = _live(heir).filter(role=HouseholdRole.HEAD).exists()
    for row in rows:
        end_membership(row, at=at)
        role = HouseholdRole(row.role) if not headed else HouseholdRole.MEMBER
        enrol(heir, people[row.person_id], role, at=at)
    Household.objects.filter(pk=ending.pk).update(
        state=HouseholdState.ENDED, until=day_of(at), heir=heir
    )
    note("merge", ending, by=by, at=at, into=heir.pk, people=len(rows))
    return heir


def _live(household: Household) -> HouseholdMemberQuerySet:
    return HouseholdMember.objects.live().filter(household=household)
