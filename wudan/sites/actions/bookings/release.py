"""让出: a date of a series that nobody confirmed in time is free, by the clock (Indico #1426)."""

from datetime import datetime

from wudan.people.actors import THE_CLOCK
from wudan.sites.actions.bookings.ending import end_booking
from wudan.sites.actions.bookings.holding import lock_booking
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking

BATCH = 200
WHY = "没有在期限前再确认，让给候补的人。"


def release_unconfirmed(*, at: datetime) -> int:
    """Let go of all whose time to confirm is over; how many. Each by itself."""
    due = list(Booking.objects.to_release(at).order_by("confirm_by", "pk")[:BATCH])
    return sum(_release(one, at=at) for one in due)


@one_transaction
def _release(booking: Booking, *, at: datetime) -> bool:
    """One; nothing happens if it was confirmed meanwhile, or has begun."""
    held = lock_booking(booking)
    late = held.confirm_by is not None and held.confirm_by <= at
    if held.state != BookingState.BOOKED or held.confirmed_at is not None or not late:
        return False
    if held.starts_at <= at:  # the clock stood still: whoever is there is not sent away
        held.confirm_by = None
        held.save(update_fields=["confirm_by"])
        return False
    end_booking(held, state=BookingState.RELEASED, why=WHY, by=THE_CLOCK, at=at)
    return True
