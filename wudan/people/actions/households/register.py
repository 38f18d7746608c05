"""登记一户: at a station, with a head and whoever lives there (R073, domain §2.7)."""

from collections.abc import Sequence
from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit import numbers
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.households.holding import enrol, note, titled
from wudan.people.actions.journaling import one_transaction
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Household, Person
from wudan.people.permissions.households import keeping_objection


@one_transaction
def register(
    *, unit: Unit, title: str, head: Person, members: Sequence[Person] = (), by: Actor, at: datetime
) -> Household:
    """The household, with its people. Raises Malformed, Objected (one of them is in another)."""
    insist(keeping_objection(by, unit))
    title = titled(title)
    others = {one.pk for one in members} - {head.pk}
    held = lock_persons([head.pk, *others])
    made = Household.objects.create(
        county=unit.county, no=numbers.draw(), unit=unit, title=title, since=day_of(at)
    )
    enrol(made, held[head.pk], HouseholdRole.HEAD, at=at)
    for pk in sorted(others):
        enrol(made, held[pk], HouseholdRole.MEMBER, at=at)
    note("register", made, by=by, at=at, people=len(held))
    return made
