"""How acts on rooms lock and are journaled. The room is the scarce thing: nobody reads what is free but who holds it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Stale
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.sites.models import Room, RoomHours
from wudan.sites.wanted import WantedRoom

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人改过这个场地，下面是最新的样子，请再看一眼。"
_FIELDS = ("name", "where", "is_outdoors", "capacity", "equipment", "for_residents", "needs_approval",
           "reconfirm_days")  # fmt: skip


def lock_rooms(pks: Iterable[int]) -> dict[int, Room]:
    """Hold these rooms in the order of their keys, with site and owner. Raises Missing."""
    wanted = sorted(set(pks))
    rows = Room.objects.filter(pk__in=wanted).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    held = {room.pk: room for room in rows.with_place()}
    if len(held) < len(wanted):
        raise Missing
    return held


def lock_room(pk: int, *, seen: int | None = None) -> Room:
    """Hold one. Raises Missing, Stale."""
    held = lock_rooms([pk])[pk]
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def describe(room: Room, wanted: WantedRoom) -> None:
    """Put a description into the row, unsaved."""
    for name in _FIELDS:
        setattr(room, name, getattr(wanted, name))
    room.themes, room.uses = list(wanted.themes), list(wanted.uses)


def lay_hours(room: Room, wanted: WantedRoom) -> None:
    """The opening hours anew."""
    room.hours.all().delete()
    RoomHours.objects.bulk_create(
        RoomHours(room=room, kind=span.kind, opens=span.opens, closes=span.closes)
        for span in sorted(wanted.hours)
    )


def published(field: str, text: str, *, missing: str, most: int) -> str:
    """Words that everybody reads. Raises Malformed."""
    text = tidy(text)
    if fault := objection_to_published(text, most=most) if text else missing:
        raise Malformed({field: fault})
    return text


def note_room(
    verb: str, room: Room, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of an act on a room."""
    subject = Subject("room", room.pk, room.county, room.unit_id, room.unit.branch_id)
    record(f"room.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
