"""看过原件: staff saw the paper and the day on it; from now on the licence counts."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actions.journaling import note, one_transaction
from wudan.people.actions.volunteers.locking import lock_licence
from wudan.people.actors import Actor
from wudan.people.models import VolunteerLicence
from wudan.people.permissions.volunteers import checking_objection


@one_transaction
def check_licence(*, licence: VolunteerLicence, by: Actor, at: datetime) -> VolunteerLicence:
    """Say that it is right. Raises Objected."""
    held = lock_licence(licence)
    insist(checking_objection(by, held, on=day_of(at)))
    held.checked_at, held.checked_by_id, held.checked_under_id = at, by.person, by.post
    held.save(update_fields=["checked_at", "checked_by_id", "checked_under_id"])
    note("volunteer.check_licence", held.volunteer.person, by=by, at=at, licence=held.pk)
    return held
