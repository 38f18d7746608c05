"""没有答复: what the keeper did not answer in time is over, by the clock: a silence is never a yes."""

from datetime import datetime

from wudan.people.actors import THE_CLOCK
from wudan.sites.actions.bookings.ending import end_booking
from wudan.sites.actions.bookings.holding import lock_booking
from wudan.sites.actions.holding_rooms import one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking

BATCH = 200
WHY = "管场地的没有在期限前答复；没有答复不算同意。"


def lapse_unanswered(*, at: datetime) -> int:
    """End all whose time to be answered is over; how many. Each by itself."""
    due = list(Booking.objects.unanswered(at).order_by("answer_by", "pk")[:BATCH])
    return sum(_lapse(one, at=at) for one in due)


@one_transaction
def _lapse(booking: Booking, *, at: datetime) -> bool:
    """One; nothing happens if it was answered or taken back meanwhile."""
    held = lock_booking(booking)
    if held.state != BookingState.ASKED or held.answer_by is None or held.answer_by > at:
        return False
    end_booking(
        held, state=BookingState.LAPSED, why=WHY, by=THE_CLOCK, at=at, tells=_is_first(held)
    )
    return True


def _is_first(held: Booking) -> bool:
    """Whether no other date of its series was over by the same deadline: both sides hear of them once."""
    if held.series is None:
        return True
    over = held.series.bookings.filter(state=BookingState.LAPSED, answer_by=held.answer_by)
    return not over.exists()
