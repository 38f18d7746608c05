"""进户: somebody who is in no household joins one. What they earned before stays their own."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actions.households.holding import enrol, lock_households, note
from wudan.people.actions.journaling import one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, HouseholdMember, Person
from wudan.people.permissions.households import changing_objection


@one_transaction
def join(*, household: Household, person: Person, by: Actor, at: datetime) -> HouseholdMember:
    """Make somebody a member; the first one is the head. Raises Objected."""
    who = lock_persons([person.pk])[person.pk]
    held = lock_households([household.pk])[household.pk]
    insist(changing_objection(by, held))
    headed = held.members.filter(until=None, role=HouseholdRole.HEAD).exists()
    made = enrol(held, who, HouseholdRole.MEMBER if headed else HouseholdRole.HEAD, at=at)
    note("join", held, by=by, at=at, person=who.pk)
    return made
