"""改场地、不再作场地: what is written of a room changes; bookings that stand, stand."""

from collections.abc import Collection
from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.actions.holding_rooms import (
    describe,
    lay_hours,
    lock_room,
    note_room,
    one_transaction,
    published,
)
from wudan.sites.models import Room
from wudan.sites.permissions.room import keeping_objection
from wudan.sites.policies import room_faults
from wudan.sites.wanted import WantedRoom


@one_transaction
def correct_room(
    *, room: Room, wanted: WantedRoom, themes: Collection[str], uses: Collection[str], by: Actor,
    at: datetime, seen: int | None = None,
) -> Room:  # fmt: skip
    """Describe it anew. Raises Missing, Stale, Objected, Malformed."""
    held = lock_room(room.pk, seen=seen)
    insist(keeping_objection(by, held))
    faults = room_faults(wanted, themes=themes, uses=uses)
    same = Room.objects.in_use().filter(site=held.site_id, name=wanted.name).exclude(pk=held.pk)
    if same.exists():
        faults["name"] = "这处阵地已经有一个同名的场地。"
    if faults:
        raise Malformed(faults)
    describe(held, wanted)
    held.version += 1
    held.save()
    lay_hours(held, wanted)
    note_room("correct", held, by=by, at=at, capacity=held.capacity)
    return held


@one_transaction
def give_up_room(*, room: Room, why: str, by: Actor, at: datetime) -> Room:
    """It is a room for booking no longer; what is booked ahead has to be settled first.

    Raises Missing, Objected, Malformed.
    """
    held = lock_room(room.pk)
    insist(keeping_objection(by, held))
    ahead = held.bookings.live().filter(ends_at__gt=at).count()
    if ahead:
        raise Objected(
            Objection(
                "booked", Phrase("后面还有 {ahead} 个预订，请先取消或等它们办完。", ahead=ahead)
            )
        )
    held.given_up_why = published("why", why, missing="请写一句为什么。", most=200)
    held.given_up_on = day_of(at)
    held.version += 1
    held.save(update_fields=["given_up_on", "given_up_why", "version"])
    note_room("give_up", held, by=by, at=at, why=held.given_up_why)
    return held
