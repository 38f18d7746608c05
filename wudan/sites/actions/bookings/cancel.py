"""取消: one booking, what is left of a series, or everything of somebody who leaves."""

from datetime import datetime

from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.actions.bookings.ending import end_booking, end_bookings
from wudan.sites.actions.bookings.holding import lock_booking
from wudan.sites.actions.holding_rooms import lock_rooms, one_transaction
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking
from wudan.sites.permissions.room import cancelling_objection, owns
from wudan.sites.querysets.room import LIVE

_CANCELLED = BookingState.CANCELLED


@one_transaction
def cancel_booking(*, booking: Booking, by: Actor, at: datetime, why: str = "") -> Booking:
    """Cancel it; the first who waits gets the time. A keeper who cancels another's says why.

    Raises Missing, Objected, Malformed.
    """
    held = lock_booking(booking)
    insist(cancelling_objection(by, held, at=at))
    why = reason(why, is_needed=not owns(by, held))
    end_booking(held, state=_CANCELLED, why=why, by=by, at=at)
    return held


@one_transaction
def cancel_rest(*, booking: Booking, by: Actor, at: datetime, why: str = "") -> int:
    """Cancel this date of a series and all later ones; how many. Raises Missing, Objected, Malformed."""
    held = lock_booking(booking)
    if held.series is None:
        raise Objected(Objection("no_series", "这不是重复预订。"))
    insist(cancelling_objection(by, held, at=at))
    why = reason(why, is_needed=not owns(by, held))
    rest = Booking.objects.live().filter(series=held.series_id, starts_at__gte=held.starts_at)
    return end_bookings(held.room, rest, state=_CANCELLED, why=why, by=by, at=at)


@one_transaction
def leave_rooms(*, person: Person, by: Actor, at: datetime) -> int:
    """Somebody leaves the house: what they booked for themselves is free; how many. Part of erasing.

    What was said along goes too. The person is held by the caller.
    """
    own = Booking.objects.filter(unit=None, person=person)
    ahead = own.live().filter(ends_at__gt=at)
    rooms = lock_rooms(ahead.values_list("room", flat=True))
    count = 0
    for pk, room in rooms.items():
        count += end_bookings(room, ahead.filter(room=pk), state=_CANCELLED, why="", by=by, at=at)
    Booking.objects.filter(person=person).update(words="")
    return count


@one_transaction
def give_back(*, booking: Booking, why: str, by: Actor, at: datetime) -> None:
    """Let it go as part of another act, whose caller answers for the right; over or ended stays so."""
    held = lock_booking(booking)
    if held.state in LIVE and held.ends_at > at:
        end_booking(held, state=_CANCELLED, why=why[:200], by=by, at=at)


def reason(why: str, *, is_needed: bool) -> str:
    """Why, tidy; needed when it is another's. Raises Malformed."""
    why = tidy(why)
    fault = objection_to(why, most=200)
    if is_needed and len(why) < 2:
        fault = "请写一句为什么，订的人会看到。"
    if fault:
        raise Malformed({"why": fault})
    return why
