"""换户主: another of the household speaks for it."""

from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.people.actions.households.holding import lock_households, note
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, Person
from wudan.people.permissions.households import changing_objection


@one_transaction
def name_head(*, household: Household, person: Person, by: Actor, at: datetime) -> Household:
    """Make a member the head. Raises Objected, Missing for who is no member."""
    held = lock_households([household.pk])[household.pk]
    insist(changing_objection(by, held))
    live = held.members.filter(until=None)
    row = live.filter(person=person).first()
    if row is None:
        raise Missing
    if row.role != HouseholdRole.HEAD:
        live.filter(role=HouseholdRole.HEAD).update(role=HouseholdRole.MEMBER)
        live.filter(pk=row.pk).update(role=HouseholdRole.HEAD)
        note("head", held, by=by, at=at, person=row.person_id)
    return held
