"""重复预订: conflicts shown first, dates left out added later, unconfirmed dates let go by the clock."""

from datetime import date, timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.rooms.hall import TOMORROW, booked, hall, wanted
from tests.world import MONDAY
from wudan.sites import policies
from wudan.sites.actions import bookings
from wudan.sites.models import Booking

pytestmark = pytest.mark.postgres
UNTIL = TOMORROW.date() + timedelta(days=28)


def weekly(world, room, *, left_out=(), who="苏远", until=UNTIL, at=MONDAY):
    dates = policies.dates_of(TOMORROW.date(), "week", until)
    return bookings.book_series(
        room=room, wanted=wanted(), every="week", until=until, by=world.actor(who), at=at,
        days=[day for day in dates if day not in left_out],
    )  # fmt: skip


def test_each_date_is_looked_at_before_anything_is_booked(world):
    room, taken = hall(world), TOMORROW + timedelta(days=7)
    booked(world, room, "秦奶奶", taken)
    found = bookings.outlook(room, wanted(), every="week", until=UNTIL, at=MONDAY)
    against = {one.day: one.objection.code for one in found if one.objection}
    assert (len(found), against) == (5, {taken.date(): "taken"})
    with objected("taken"):
        weekly(world, room)
    assert Booking.objects.count() == 1
    assert len(weekly(world, room, left_out=(taken.date(),))) == 4


def test_a_date_that_was_left_out_is_added_later(world):
    room, taken = hall(world), TOMORROW + timedelta(days=7)
    other = booked(world, room, "秦奶奶", taken)
    series = weekly(world, room, left_out=(taken.date(),))[0].series
    leader = world.actor("苏远")
    with objected("taken"):
        bookings.add_date(series=series, day=taken.date(), by=leader, at=MONDAY)
    bookings.cancel_booking(booking=other, by=world.actor("秦奶奶"), at=MONDAY)
    added = bookings.add_date(series=series, day=taken.date(), by=leader, at=MONDAY)
    assert (added.series, added.state, added.day) == (series, "booked", taken.date())
    with malformed("day"):
        bookings.add_date(series=series, day=taken.date(), by=leader, at=MONDAY)
    with objected("not_yours"):
        bookings.add_date(series=series, day=taken.date(), by=world.actor("秦奶奶"), at=MONDAY)


def test_what_nobody_confirms_is_let_go_to_who_waits(world):
    room = hall(world, reconfirm_days=3)
    first, second, *_ = weekly(world, room)
    assert (first.confirm_by, second.confirm_by) == (None, TOMORROW + timedelta(days=4))
    waiting = booked(world, room, "秦奶奶", TOMORROW + timedelta(days=7), waits=True)
    assert bookings.release_unconfirmed(at=second.confirm_by - timedelta(minutes=1)) == 0
    assert bookings.release_unconfirmed(at=second.confirm_by) == 1
    second.refresh_from_db()
    waiting.refresh_from_db()
    assert (second.state, waiting.state) == ("released", "booked")
    assert bookings.release_unconfirmed(at=second.confirm_by) == 0


def test_what_is_confirmed_stays(world):
    room = hall(world, reconfirm_days=3)
    _, second, *_ = weekly(world, room)
    with objected("not_yours"):
        bookings.confirm_booking(booking=second, by=world.actor("宗梅"), at=MONDAY)
    bookings.confirm_booking(booking=second, by=world.actor("苏远"), at=MONDAY)
    assert bookings.release_unconfirmed(at=second.confirm_by) == 0
    with objected("nothing_to_confirm"):
        bookings.confirm_booking(booking=second, by=world.actor("苏远"), at=MONDAY)


def test_what_was_agreed_after_the_day_to_confirm_is_not_let_go_at_once(world):
    room, keeper = hall(world, reconfirm_days=7, needs_approval=True), world.actor("马青山")
    _, second, third, *_ = weekly(world, room)
    late = second.confirm_by
    assert late < second.answer_by
    for row in (second, third):
        bookings.agree(booking=row, by=keeper, at=late)
    assert bookings.release_unconfirmed(at=late + timedelta(hours=1)) == 0
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, second.confirm_by) == ("booked", None)
    assert third.confirm_by == late + timedelta(days=7), "that one is still to be confirmed"


def test_who_hears_of_a_yes_just_before_the_day_to_confirm_has_a_working_day(world):
    room, keeper = hall(world, reconfirm_days=7, needs_approval=True), world.actor("马青山")
    _, second, *_ = weekly(world, room)
    late = second.confirm_by
    bookings.agree(booking=second, by=keeper, at=late - timedelta(minutes=5))
    second.refresh_from_db()
    fair = late + timedelta(days=1) - timedelta(minutes=5)
    assert second.confirm_by == fair
    assert bookings.release_unconfirmed(at=late) == 0
    assert bookings.release_unconfirmed(at=fair) == 1
    second.refresh_from_db()
    assert second.state == "released"


def test_who_books_just_before_the_day_to_confirm_has_one_too(world):
    at = TOMORROW + timedelta(days=4, minutes=-5)
    day = TOMORROW.date() + timedelta(days=7)
    series = weekly(world, hall(world, reconfirm_days=3), left_out=(day,))[0].series
    added = bookings.add_date(series=series, day=day, by=world.actor("苏远"), at=at)
    # five minutes before the end of a Saturday's turn: the working day ends on Monday
    assert added.confirm_by > at + timedelta(days=1)
    assert added.confirm_by < added.starts_at


@pytest.mark.parametrize(
    ("wanted_in", "fair_in", "starts_in", "due_in"),
    [
        (48, 24, 96, 48),  # time enough as it is
        (1, 24, 96, 24),  # minutes become a working day
        (-1, 24, 96, None),  # over already: settled by the yes itself
        (1, 24, 24, None),  # the hour is there when the day is over
        (1, 72, 24, None),  # a week-end lies between
    ],
)
def test_the_day_to_confirm_is_fair_or_none(wanted_in, fair_in, starts_in, due_in):
    def later(hours):
        return None if hours is None else MONDAY + timedelta(hours=hours)

    due = policies.confirm_due(later(wanted_in), later(starts_in), at=MONDAY, fair=later(fair_in))
    assert due == later(due_in)


def test_the_rest_of_a_series_is_cancelled_at_once(world):
    rows = weekly(world, hall(world))
    assert bookings.cancel_rest(booking=rows[2], by=world.actor("苏远"), at=MONDAY) == 3
    assert list(Booking.objects.live().values_list("pk", flat=True)) == [r.pk for r in rows[:2]]


def test_a_month_goes_by_the_same_weekday(world):
    first = date(2026, 9, 8)  # the second Tuesday
    assert policies.dates_of(first, "month", date(2026, 12, 31)) == [
        date(2026, 9, 8), date(2026, 10, 13), date(2026, 11, 10), date(2026, 12, 8),
    ]  # fmt: skip
    fifth = policies.dates_of(date(2026, 9, 29), "month", date(2027, 1, 31))
    assert fifth == [date(2026, 9, 29), date(2026, 12, 29)]


@pytest.mark.parametrize(
    ("every", "days", "field"),
    [("week", 0, "until"), ("week", 4000, "until"), ("day", 20, "every"), ("month", 6, "until")],
)
def test_a_repetition_that_cannot_be_is_refused_at_its_field(world, every, days, field):
    until = TOMORROW.date() + timedelta(days=days)
    with malformed(field):
        bookings.outlook(hall(world), wanted(), every=every, until=until, at=MONDAY)


def test_a_resident_does_not_take_every_week_of_half_a_year(world):
    with objected("too_many"):
        weekly(world, hall(world), who="秦奶奶")
