"""再确认: a date of a series is still wanted (Indico #1426: recurring bookings that nobody uses)."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.bookings.holding import lock_booking, note_booking
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.models import Booking
from wudan.sites.permissions.room import confirming_objection


@one_transaction
def confirm_booking(*, booking: Booking, by: Actor, at: datetime) -> Booking:
    """Still wanted. Raises Missing, Objected."""
    held = lock_booking(booking)
    insist(confirming_objection(by, held, at=at))
    held.confirmed_at = at
    held.save(update_fields=["confirmed_at"])
    note_booking("confirm", held, by=by, at=at)
    return held
