"""递补: a time that came free goes to the first who waits and fits, in the transaction that freed it."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.sites.actions.bookings.holding import ask_or_give, note_booking, times_of
from wudan.sites.enums import BookingState
from wudan.sites.models import Booking, Room


def promote(
    room: Room, starts_at: datetime, ends_at: datetime, *, by: Actor, at: datetime
) -> list[Booking]:
    """Fill what came free of a room that is held; what has begun is given to nobody.

    Who waited is asked for approval where the owner wants that, whoever freed the time.
    """
    waiting = room.bookings.filter(state=BookingState.WAITING, starts_at__gt=at)
    rows = (
        waiting.meeting(starts_at, ends_at)
        .select_for_update(of=("self",))
        .order_by("made_at", "pk")
    )
    promoted = []
    for one in rows:
        if times_of(room, one.starts_at, one.ends_at).objection(one.starts_at, one.ends_at):
            continue
        one.room = room
        ask_or_give(one, asks=room.needs_approval, at=at)
        one.save(update_fields=["state", "answer_by"])
        verb = "put_forward" if room.needs_approval else "promote"
        note_booking(verb, one, by=by, at=at, react=True)
        promoted.append(one)
    return promoted
