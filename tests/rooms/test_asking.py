"""Asking for a room of another's (R028): answered by a day, told to both; a silence is never a yes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.refusing import objected
from tests.notices.telling import hear, told
from tests.rooms.hall import TOMORROW, booked, hall, wanted
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit.clock import local
from wudan.notices.models import Message
from wudan.sites import policies
from wudan.sites.actions import bookings
from wudan.sites.models import Booking

pytestmark = pytest.mark.postgres
LATER = timedelta(hours=1)
NEXT_WEEK = TOMORROW + timedelta(days=7)


def test_a_leader_asks_at_another_site_and_its_keeper_hears_until_when_to_answer(world):
    room = hall(world, needs_approval=True, who="马青山")
    asked = booked(world, room, "艾科长", NEXT_WEEK)  # of a department, far from the village
    assert asked.state == "asked"
    assert f"{local(asked.answer_by):%m-%d %H:%M}" == "09-09 09:00", "two working days"
    hear(MONDAY + LATER)
    assert told(world.people["马青山"]) == [
        "文旅局想用“杨柳村站多功能厅”：9月15日（周二）9:00。请在9月9日（周三）9:00前答复；到期没有答复，时间会让出来。"
    ]
    assert told(world.people["艾科长"]) == []
    bookings.agree(booking=asked, by=world.actor("马青山"), at=MONDAY + LATER)
    hear(MONDAY + 2 * LATER)
    assert "可以用：9月15日（周二）9:00" in told(world.people["艾科长"])[-1]


def test_what_is_asked_for_at_short_notice_is_answered_half_way(world):
    asked = booked(world, hall(world, needs_approval=True))
    assert asked.answer_by == MONDAY + timedelta(hours=12)


def test_a_silence_is_told_to_both_and_is_never_a_yes(world):
    room = hall(world, needs_approval=True)
    asked = booked(world, room, "贾站长", NEXT_WEEK)
    due = asked.answer_by
    assert bookings.lapse_unanswered(at=due - timedelta(minutes=1)) == 0
    assert bookings.lapse_unanswered(at=due) == 1
    assert bookings.lapse_unanswered(at=due) == 0
    asked.refresh_from_db()
    assert (asked.state, asked.holds) == ("lapsed", False)
    with objected("wrong_state"):
        bookings.agree(booking=asked, by=world.actor("马青山"), at=due + LATER)
    hear(due + LATER)
    assert "不算同意" in told(world.people["贾站长"])[-1]
    assert "到期没有答复，不算同意" in told(world.people["马青山"])[-1]
    assert [event.verb for event in events_of("booking", asked.pk)] == ["booking.ask", "booking.lapse"]  # fmt: skip
    assert booked(world, room, "艾科长", NEXT_WEEK, at=due).state == "asked", "it is free again"


def test_of_a_series_both_sides_hear_once_not_for_every_date(world):
    room = hall(world, needs_approval=True)
    until = NEXT_WEEK.date() + timedelta(days=28)
    rows = bookings.book_series(
        room=room, wanted=wanted(NEXT_WEEK), every="week", until=until, by=world.actor("贾站长"), at=MONDAY,
        days=policies.dates_of(NEXT_WEEK.date(), "week", until),
    )  # fmt: skip
    assert len(rows) == 5
    hear(MONDAY + LATER)
    (asking,) = told(world.people["马青山"])
    assert "9月15日（周二）9:00等5次。请在9月9日（周三）9:00前答复" in asking
    assert bookings.lapse_unanswered(at=rows[0].answer_by) == 5
    hear(rows[0].answer_by + LATER)
    (over,) = told(world.people["贾站长"])
    assert "9月15日（周二）9:00等5次" in over
    assert len(told(world.people["马青山"])) == 2


def test_a_date_that_is_added_to_a_series_is_told_for_itself(world):
    room = hall(world, needs_approval=True)
    days = policies.dates_of(NEXT_WEEK.date(), "week", NEXT_WEEK.date() + timedelta(days=14))
    first, *_ = bookings.book_series(
        room=room, wanted=wanted(NEXT_WEEK), every="week", until=days[-1], days=days[:2], by=world.actor("贾站长"), at=MONDAY,
    )  # fmt: skip
    bookings.add_date(series=first.series, day=days[2], by=world.actor("贾站长"), at=MONDAY + LATER)
    hear(MONDAY + 2 * LATER)
    together, added = told(world.people["马青山"])
    assert "等2次" in together
    assert "9月29日（周二）9:00。" in added


def test_who_waits_is_asked_for_next_and_not_told_that_it_is_theirs(world):
    room = hall(world, needs_approval=True)
    first = booked(world, room, "贾站长", NEXT_WEEK)
    second = booked(world, room, "艾科长", NEXT_WEEK, waits=True)
    due = first.answer_by
    bookings.lapse_unanswered(at=due)
    second.refresh_from_db()
    assert (second.state, second.answer_by > due) == ("asked", True)
    hear(due + LATER)
    assert "还要管场地的同意" in told(world.people["艾科长"])[-1]
    assert "候补的文旅局轮到" in told(world.people["马青山"])[-1]


def test_each_side_hears_when_the_other_cancels(world):
    room = hall(world, needs_approval=True)
    one, other = (booked(world, room, "贾站长", NEXT_WEEK + n * timedelta(days=1)) for n in (0, 1))
    for row in (one, other):
        bookings.agree(booking=row, by=world.actor("马青山"), at=MONDAY)
    hear(MONDAY + LATER)
    bookings.cancel_booking(
        booking=one, by=world.actor("马青山"), at=MONDAY + LATER, why="暖气坏了"
    )
    bookings.cancel_booking(booking=other, by=world.actor("贾站长"), at=MONDAY + LATER)
    before = {name: len(told(world.people[name])) for name in ("贾站长", "马青山")}
    hear(MONDAY + 2 * LATER)
    assert told(world.people["贾站长"])[before["贾站长"] :] == ["您订的“杨柳村站多功能厅”（9月15日（周二）9:00）用不成了：暖气坏了。"]  # fmt: skip
    assert told(world.people["马青山"])[before["马青山"] :] == ["王台村站不用“杨柳村站多功能厅”了：9月16日（周三）9:00。"]  # fmt: skip


def test_of_a_room_that_need_not_be_asked_for_its_keeper_hears_nothing(world):
    row = booked(world, hall(world), "贾站长", NEXT_WEEK)
    bookings.cancel_booking(booking=row, by=world.actor("贾站长"), at=MONDAY)
    hear(MONDAY + LATER)
    assert not Message.objects.exists()


def test_a_date_nobody_confirmed_is_told_to_who_had_it(world):
    row = booked(world, hall(world), "贾站长", NEXT_WEEK)
    Booking.objects.filter(pk=row.pk).update(confirm_by=TOMORROW)
    bookings.release_unconfirmed(at=TOMORROW)
    hear(TOMORROW + LATER)
    assert "没有再确认，让给别人了" in told(world.people["贾站长"])[-1]


def test_nothing_is_asked_for_without_an_end(world):
    row = booked(world, hall(world, needs_approval=True), start=NEXT_WEEK)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=row.pk).update(answer_by=None)
