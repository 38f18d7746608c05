"""同意、不同意: the owner's word where a room is asked for (pre-approval)."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.bookings.cancel import reason
from wudan.sites.actions.bookings.ending import end_booking
from wudan.sites.actions.bookings.holding import lock_booking, note_booking, set_confirming
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking
from wudan.sites.permissions.room import deciding_objection


@one_transaction
def agree(*, booking: Booking, by: Actor, at: datetime) -> Booking:
    """Say yes; the booker has a fair time from now to confirm it, where it is still to be. Raises Missing, Objected."""
    held = lock_booking(booking)
    insist(deciding_objection(by, held, at=at))
    held.state = BookingState.BOOKED
    set_confirming(held, at=at)
    held.save(update_fields=["state", "confirm_by"])
    note_booking("agree", held, by=by, at=at, react=True)
    return held


@one_transaction
def turn_down(*, booking: Booking, why: str, by: Actor, at: datetime) -> Booking:
    """Say no, with a reason that is shown; who waits is next. Raises Missing, Objected, Malformed."""
    held = lock_booking(booking)
    insist(deciding_objection(by, held, at=at))
    why = reason(why, is_needed=True)
    end_booking(held, state=BookingState.REFUSED, why=why, by=by, at=at)
    return held
