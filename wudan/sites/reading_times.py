"""The times of rooms, read in as few statements as a page may have."""

from datetime import date, timedelta
from typing import Any

from wudan.kit.clock import midnight
from wudan.kit.open_hours import Span
from wudan.sites.free_times import RoomTimes
from wudan.sites.models import Booking, Room, RoomClosure, RoomHours
from wudan.sites.opening_days import kind_today


def times_between(room: Room, first: date, last: date, *, with_names: bool = True) -> RoomTimes:
    """Hours, closures and bookings of some days: three statements; for what is free, no names."""
    begins, ends = midnight(first), midnight(last + timedelta(days=1))
    bookings = Booking.objects.filter(room=room).holding().between(first, last)
    if with_names:
        bookings = bookings.select_related("unit")
    hours = RoomHours.objects.filter(room=room).values_list("kind", "opens", "closes")
    return RoomTimes(
        tuple(Span(*row) for row in hours),
        list(RoomClosure.objects.filter(room=room).meeting(begins, ends)),
        list(bookings.order_by("starts_at")),
    )


def times_of_rooms(rooms: list[Room], first: date, last: date) -> dict[int, RoomTimes]:
    """The same for many rooms, in three statements as well."""
    begins, ends = midnight(first), midnight(last + timedelta(days=1))
    keys = [room.pk for room in rooms]
    opening = RoomHours.objects.filter(room__in=keys)
    if first == last:  # of one day only its kind of day counts
        opening = opening.filter(kind=kind_today(first))
    hours, closures, bookings = _by_room(keys), _by_room(keys), _by_room(keys)
    for pk, *span in opening.values_list("room", "kind", "opens", "closes"):
        hours[pk].append(Span(*span))
    for shut in RoomClosure.objects.filter(room__in=keys).meeting(begins, ends):
        closures[shut.room_id].append(shut)
    held = Booking.objects.filter(room__in=keys).holding().between(first, last)
    for one in held.select_related("unit").order_by("starts_at"):
        bookings[one.room_id].append(one)
    return {pk: RoomTimes(tuple(hours[pk]), closures[pk], bookings[pk]) for pk in keys}


def _by_room(keys: list[int]) -> dict[int, list[Any]]:
    return {pk: [] for pk in keys}
