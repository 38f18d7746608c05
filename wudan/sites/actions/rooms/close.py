"""停用: closed for a time with a reason; who had it booked is told it is cancelled, and why."""

from datetime import datetime, timedelta

from wudan.kit.clock import local
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.bookings.ending import end_bookings
from wudan.sites.actions.holding_rooms import lock_room, note_room, one_transaction, published
from wudan.sites.enums import BookingState
from wudan.sites.models import Room, RoomClosure
from wudan.sites.permissions.room import keeping_objection

LONGEST = timedelta(days=366)


@one_transaction
def close_room(
    *, room: Room, starts_at: datetime, ends_at: datetime, why: str, by: Actor, at: datetime,
    cancels: bool = False,
) -> RoomClosure:  # fmt: skip
    """Close it; bookings in that time are cancelled only when that was said. Raises Missing, Objected, Malformed."""
    held = lock_room(room.pk)
    insist(keeping_objection(by, held))
    if ends_at <= starts_at:
        raise Malformed({"ends_at": "结束要晚于开始。"})
    if ends_at <= at:
        raise Malformed({"ends_at": "这段时间已经过去了。"})
    if ends_at - starts_at > LONGEST:
        raise Malformed({"ends_at": "一次最多停用一年；长期不用请点“不再作场地”。"})
    why = published("why", why, missing="请写为什么停用，大家会看到。", most=100)
    meeting = held.bookings.live().meeting(max(starts_at, at), ends_at)
    if (count := meeting.count()) and not cancels:
        raise Objected(
            Objection(
                "booked",
                Phrase(
                    "这段时间有 {count} 个预订。要停用，请勾选“同时取消这些预订”。", count=count
                ),
            )
        )
    made = RoomClosure.objects.create(
        room=held, starts_at=starts_at, ends_at=ends_at, why=why, made_at=at
    )
    end_bookings(held, meeting, state=BookingState.CANCELLED, why=why, by=by, at=at, promotes=False)
    days = f"{local(starts_at):%Y-%m-%d %H:%M}/{local(ends_at):%Y-%m-%d %H:%M}"
    note_room("close", held, by=by, at=at, why=why, closure=made.pk, time=days, cancelled=count)
    return made


@one_transaction
def reopen_room(*, closure: RoomClosure, by: Actor, at: datetime) -> RoomClosure:
    """Open after all. Raises Missing, Objected."""
    room = lock_room(closure.room_id)
    insist(keeping_objection(by, room))
    held = RoomClosure.objects.select_for_update().filter(pk=closure.pk).first()
    if held is None:
        raise Missing
    if held.lifted_at is not None:
        raise Objected(Objection("lifted", "已经取消停用了。"))
    held.lifted_at = at
    held.save(update_fields=["lifted_at"])
    note_room("reopen", room, by=by, at=at, closure=held.pk)
    return held
