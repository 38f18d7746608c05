"""Bookings come to an end: cancelled, turned down, let go; what is free goes to who waits."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.sites.actions.bookings.holding import note_booking
from wudan.sites.actions.bookings.promoting import promote
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Room
from wudan.sites.querysets.room import BookingQuerySet

_VERBS = {BookingState.CANCELLED: "cancel", BookingState.REFUSED: "turn_down", BookingState.RELEASED: "release"}  # fmt: skip


def end_booking(
    held: Booking, *, state: BookingState, why: str, by: Actor, at: datetime, promotes: bool = True
) -> None:
    """End one that is held with its room."""
    freed = held.holds
    held.state, held.ended_at, held.why = state, at, why
    held.save(update_fields=["state", "ended_at", "why"])
    note_booking(_VERBS[state], held, by=by, at=at, why=why, react=True)
    if freed and promotes:
        promote(held.room, held.starts_at, held.ends_at, by=by, at=at)


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
