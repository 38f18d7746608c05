"""The times of rooms, read in as few statements as a page may have."""

from datetime import date, timedelta

from wudan.kit.clock import midnight
from wudan.kit.open_hours import Span
from wudan.sites.free_times import RoomTimes
from wudan.sites.models import Booking, Room, RoomClosure, RoomHours


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
    hours = list(RoomHours.objects.filter(room__in=keys))
    closures = list(RoomClosure.objects.filter(room__in=keys).meeting(begins, ends))
    held = Booking.objects.filter(room__in=keys).holding().between(first, last)
    bookings = list(held.select_related("unit").order_by("starts_at"))
    return {
        pk: RoomTimes(
            tuple(row.span for row in hours if row.room_id == pk),
            [one for one in closures if one.room_id == pk],
            [one for one in bookings if one.room_id == pk],
        )
        for pk in keys
    }
