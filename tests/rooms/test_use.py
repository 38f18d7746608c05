"""利用率 and idle hours: what was open, booked, seen to be used; what nobody had for eight weeks."""

from datetime import timedelta

from tests.rooms.hall import DAILY, booked, hall
from tests.world import MONDAY
from wudan.areas import calendars
from wudan.areas.models import Holiday
from wudan.kit.open_hours import Span
from wudan.sites.actions import bookings, rooms
from wudan.sites.models import Room
from wudan.sites.use_rates import figures, idle, read, weeks_before

EARLY = MONDAY - timedelta(weeks=9)


def told(room):
    kept = list(Room.objects.filter(pk=room.pk).with_place())
    return read(kept, *weeks_before(MONDAY))


def test_hours_booked_and_used_of_hours_open(world):
    room = hall(world, hours=[Span(0, 480, 720)], at=EARLY)  # eight Mondays of four hours
    mondays = [MONDAY - timedelta(weeks=n) for n in (1, 2)]
    for at, seen in zip(mondays, ("used", "unused"), strict=True):
        one = booked(world, room, start=at, at=EARLY)
        bookings.note_use(
            booking=one, seen=seen, by=world.actor("马青山"), at=at + timedelta(hours=3)
        )
    use = figures(told(room))
    assert use.by_room[room.pk].opened == 8 * 240
    assert (use.by_room[room.pk].booked, use.by_room[room.pk].used) == (240, 120)
    assert (use.by_room[room.pk].booked_percent, use.by_theme["culture"].used_percent) == (12, 6)
    assert use.by_theme["theory"].booked == 0


def test_a_closing_is_not_open_and_a_day_off_has_hours_of_its_own(world):
    room = hall(world, hours=[Span(0, 480, 720)], at=EARLY)
    monday = MONDAY - timedelta(weeks=3)
    rooms.close_room(
        room=room, starts_at=monday, ends_at=monday + timedelta(days=1), why="换灯",
        by=world.actor("马青山"), at=EARLY,
    )  # fmt: skip
    Holiday.objects.create(day=(MONDAY - timedelta(weeks=4)).date(), kind="holiday")
    calendars.forget()
    assert figures(told(room)).by_room[room.pk].opened == 6 * 240 + 60


def test_a_weekly_time_that_nobody_had_is_idle(world):
    room = hall(world, hours=[span for span in DAILY if span.kind == 5], at=EARLY)
    saturday = MONDAY - timedelta(days=9)
    booked(world, room, start=saturday, at=EARLY)
    found = [
        (one.weekday, one.first_hour, one.last_hour, len(one.days)) for one in idle(told(room))
    ]
    assert found == [(5, 11, 21, 8)]  # 8–9 is too short to tell; 9–11 was had once


def test_booked_but_not_used_is_idle_all_the_same(world):
    room = hall(world, hours=[Span(5, 480, 720)], at=EARLY)
    one = booked(world, room, start=MONDAY - timedelta(days=9), at=EARLY)
    bookings.note_use(
        booking=one, seen="unused", by=world.actor("马青山"), at=one.ends_at + timedelta(hours=1)
    )
    assert [(i.first_hour, i.last_hour) for i in idle(told(room))] == [(8, 12)]
