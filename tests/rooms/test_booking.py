"""订场地 (R028): who comes first has it; everybody else waits, or is told why not, in words."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import malformed, objected
from tests.rooms.hall import TOMORROW, booked, hall, wanted
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.journal.models import Outbox
from wudan.kit.clock import CHINA
from wudan.sites.actions import bookings, rooms
from wudan.sites.models import Booking, RoomHours

pytestmark = pytest.mark.postgres


def test_who_comes_first_has_it_and_the_next_waits_and_is_promoted(world):
    room = hall(world)
    first = booked(world, room)
    with objected("taken"):
        booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=1))
    second = booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=1), waits=True)
    assert (first.state, second.state) == ("booked", "waiting")
    bookings.cancel_booking(booking=first, by=world.actor("苏远"), at=MONDAY)
    second.refresh_from_db()
    assert second.state == "booked"
    assert Outbox.objects.filter(verb="booking.promote").count() == 1
    assert [event.verb for event in events_of("booking", second.pk)] == [
        "booking.wait",
        "booking.promote",
    ]


def test_the_first_who_fits_is_promoted_not_the_first_in_line(world):
    room = hall(world)
    first = booked(world, room)
    booked(world, room, "马青山", TOMORROW + timedelta(hours=2))
    long = booked(world, room, "秦奶奶", hours=3, waits=True)
    short = booked(world, room, "高大爷", hours=1, waits=True)
    bookings.cancel_booking(booking=first, by=world.actor("苏远"), at=MONDAY)
    states = dict(Booking.objects.values_list("pk", "state"))
    assert (states[long.pk], states[short.pk]) == ("waiting", "booked")


def test_two_that_touch_do_not_overlap(world):
    room = hall(world)
    booked(world, room)
    assert booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=2)).state == "booked"


def test_the_database_refuses_to_give_a_room_twice(world):
    room = hall(world)
    held = booked(world, room)
    twin = Booking.objects.get(pk=held.pk)
    twin.pk, twin.no = None, "70000000001"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    other = booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=3))
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=other.pk).update(starts_at=held.starts_at, ends_at=held.ends_at)
    waiting = booked(world, room, "高大爷", waits=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=waiting.pk).update(state="booked")


def test_hours_that_overlap_are_refused_by_the_database_too(world):
    room = hall(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoomHours.objects.create(room=room, kind=0, opens=20 * 60, closes=22 * 60)


@pytest.mark.parametrize(
    ("start", "hours", "field"),
    [
        (TOMORROW, -1, "ends"),
        (TOMORROW, 0, "ends"),
        (MONDAY - timedelta(days=1), 1, "day"),
        (MONDAY - timedelta(hours=1), 1, "begins"),
        (datetime(2099, 1, 1, 9, tzinfo=CHINA), 1, "day"),
        (TOMORROW + timedelta(minutes=10), 1, "begins"),
        (TOMORROW, 20, "ends"),
        (TOMORROW - timedelta(hours=1), 12.5, "ends"),
    ],
)
def test_times_that_cannot_be_are_refused_at_their_field(world, start, hours, field):
    room = hall(world)
    with malformed(field):
        booked(world, room, start=start, hours=hours)
    assert not Booking.objects.exists()


def test_outside_the_hours_and_across_a_closing_is_refused_in_words(world):
    room = hall(world)
    with objected("not_open"):
        booked(world, room, start=TOMORROW + timedelta(hours=11), hours=2)
    noon = TOMORROW + timedelta(hours=3)
    rooms.close_room(
        room=room, starts_at=noon, ends_at=noon + timedelta(hours=1), why="换灯",
        by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    with objected("closed"):
        booked(world, room, start=TOMORROW + timedelta(hours=2), hours=4)


def test_more_people_than_fit_and_words_of_no_list_are_refused(world):
    room = hall(world)
    for field, given in (("party", {"party": 61}), ("theme", {"theme": "x"}), ("use", {"use": ""})):
        with malformed(field):
            booked(world, room, **given)


def test_nobody_books_a_room_away_from_everybody(world):
    room = hall(world)
    for day in range(4):
        booked(world, room, "秦奶奶", TOMORROW + timedelta(days=day))
    with objected("too_many"):
        booked(world, room, "秦奶奶", TOMORROW + timedelta(days=5))
    for n in range(60):
        booked(world, room, start=TOMORROW + timedelta(days=10 + n), hours=1)
    with objected("too_many"):
        booked(world, room, start=TOMORROW + timedelta(days=80))


def test_what_is_for_units_only_is_not_for_residents(world):
    room = hall(world, for_residents=False)
    with objected("not_for_residents"):
        booked(world, room, "秦奶奶")
    assert booked(world, room, "苏远").unit == world.teams["clippers"].unit
    with objected("not_your_role"):
        bookings.book(room=room, wanted=wanted(), by=world.actor("郝书记"), at=MONDAY)


def test_the_owner_is_asked_first_where_he_wants_that(world):
    room = hall(world, needs_approval=True)
    asked, keeper = booked(world, room), world.actor("马青山")
    assert asked.state == "asked"
    with objected("taken"):
        booked(world, room, "秦奶奶")
    with objected("not_your_room"):
        bookings.agree(booking=asked, by=world.actor("贾站长"), at=MONDAY)
    assert bookings.agree(booking=asked, by=keeper, at=MONDAY).state == "booked"
    other = booked(world, room, "秦奶奶", TOMORROW + timedelta(hours=4))
    with malformed("why"):
        bookings.turn_down(booking=other, why="", by=keeper, at=MONDAY)
    no = bookings.turn_down(booking=other, why="那天要盘点", by=keeper, at=MONDAY)
    assert (no.state, no.why) == ("refused", "那天要盘点")
    assert booked(world, room, "马青山", TOMORROW + timedelta(hours=4)).state == "booked"


def test_cancelling_is_for_who_booked_and_for_the_keeper_with_a_reason(world):
    room = hall(world)
    one = booked(world, room, "秦奶奶")
    with objected("not_yours"):
        bookings.cancel_booking(booking=one, by=world.actor("高大爷"), at=MONDAY)
    with malformed("why"):
        bookings.cancel_booking(booking=one, by=world.actor("马青山"), at=MONDAY)
    with objected("begun"):
        bookings.cancel_booking(booking=one, by=world.actor("秦奶奶"), at=TOMORROW)
    done = bookings.cancel_booking(booking=one, by=world.actor("乔委员"), at=MONDAY, why="暖气坏了")
    assert (done.state, done.why) == ("cancelled", "暖气坏了")


def test_the_keeper_notes_use_with_one_tap_and_only_after_it_began(world):
    room = hall(world)
    one, keeper = booked(world, room), world.actor("马青山")
    with objected("not_begun"):
        bookings.note_use(booking=one, seen="used", by=keeper, at=MONDAY)
    after = TOMORROW + timedelta(hours=3)
    with objected("not_your_room"):
        bookings.note_use(booking=one, seen="used", by=world.actor("苏远"), at=after)
    assert bookings.note_use(booking=one, seen="unused", by=keeper, at=after).seen == "unused"
    with malformed("seen"):
        bookings.note_use(booking=one, seen="perhaps", by=keeper, at=after)
