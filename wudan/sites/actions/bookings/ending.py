"""Bookings come to an end: cancelled, turned down, let go; what is free goes to who waits."""

from datetime import datetime

from wudan.people.actors import THE_CLOCK, Actor
from wudan.sites.actions.bookings.holding import note_booking
from wudan.sites.actions.bookings.promoting import promote
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Room
from wudan.sites.permissions.room import keeps, owns
from wudan.sites.querysets.room import BookingQuerySet

_VERBS = {BookingState.CANCELLED: "cancel", BookingState.REFUSED: "turn_down", BookingState.RELEASED: "release",
          BookingState.LAPSED: "lapse"}  # fmt: skip


def end_booking(
    held: Booking, *, state: BookingState, why: str, by: Actor, at: datetime, promotes: bool = True,
    tells: bool = True,
) -> None:  # fmt: skip
    """End one that is held with its room. `tells`: both sides hear of it."""
    freed = held.holds
    held.state, held.ended_at, held.why = state, at, why
    held.save(update_fields=["state", "ended_at", "why"])
    side = _side(held, by)
    note_booking(_VERBS[state], held, by=by, at=at, why=why, react=tells, side=side)
    if freed and promotes:
        promote(held.room, held.starts_at, held.ends_at, by=by, at=at)


def _side(held: Booking, by: Actor) -> str:
    """Whose doing it is, for who is told of it: the clock's, the keeper's, else who booked."""
    if by.role == THE_CLOCK.role:
        return "clock"
    return "keeper" if keeps(by, held.room) and not owns(by, held) else "booker"


def end_bookings(
    room: Room, rows: BookingQuerySet, *, state: BookingState, why: str, by: Actor, at: datetime,
    promotes: bool = True,
) -> int:  # fmt: skip
    """End all of these of a room that is held; how many."""
    ended = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for one in ended:
        one.room = room
        end_booking(one, state=state, why=why, by=by, at=at, promotes=promotes)
    return len(ended)
