"""说说自己: skills and kinds, when and where; by the volunteer, or by staff as they were told."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.volunteers.locking import lock_volunteer
from wudan.people.actors import Actor
from wudan.people.models import Volunteer
from wudan.people.permissions.volunteers import telling_objection
from wudan.people.wishes import Wishes


@one_transaction
def tell(*, volunteer: Volunteer, wishes: Wishes, by: Actor, at: datetime) -> Volunteer:
    """Write it down as it is said now, whole. Raises Malformed, Objected."""
    held = lock_volunteer(volunteer)
    insist(telling_objection(by, held.person, on=day_of(at)))
    if faults := wishes.faults(county=held.person.county, on=day_of(at)):
        raise Malformed(faults)
    if changed := wishes.written_on(held):
        held.save(update_fields=changed)
        note("volunteer.tell", held.person, by=by, at=at, kinds=changed)
    return held
