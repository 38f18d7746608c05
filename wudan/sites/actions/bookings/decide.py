"""同意、不同意: the owner's word where a room is asked for (pre-approval)."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.bookings.cancel import reason
from wudan.sites.actions.bookings.ending import end_booking
from wudan.sites.actions.bookings.holding import lock_booking, note_booking
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking
from wudan.sites.permissions.room import deciding_objection


@one_transaction
def agree(*, booking: Booking, by: Actor, at: datetime) -> Booking:
    """Say yes; what could no more be confirmed in time need not be. Raises Missing, Objected."""
    held = lock_booking(booking)
    insist(deciding_objection(by, held, at=at))
    held.state = BookingState.BOOKED
    if held.confirm_by is not None and held.confirm_by <= at:
        held.confirm_by = None  # it passed while the keeper thought: the booker could not confirm
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
