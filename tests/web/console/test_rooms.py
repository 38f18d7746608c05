"""Rooms on pages: what is free, booking with all that can be wrong, the keeper's desk, use."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.audited.rooms import BOOKING, ROOM
from tests.rooms.hall import DAILY, TOMORROW, booked, hall
from tests.web.console.desk import NOON, Desk, words_of
from tests.world import MONDAY
from wudan.sites.models import Booking, Room, RoomClosure


def test_a_visitor_sees_what_is_free_and_nobodys_name(world):
    room, visitor = hall(world), Desk(Client())
    booked(world, room, "秦奶奶", words="给老姐妹过生日")
    booked(world, room, "苏远", TOMORROW + timedelta(hours=3))
    page = words_of(visitor.see("room", room.pk))
    for shown in ("群众", "理发小队", "空着", "11:00–12:00"):
        assert shown in page
    for feed in ("room-door", "room-calendar"):
        page += words_of(visitor.see(feed, room.pk))
    page += words_of(visitor.see("site-rooms", world.units["杨柳村"].pk, day="2026-09-08"))
    assert "08:00–09:00、11:00–12:00" in page
    assert "秦奶奶" not in page
    assert "过生日" not in page
    assert "杨柳村站" in words_of(visitor.see("rooms"))
    assert visitor.see("room-booking", room.pk).status_code == 302


def test_somebody_books_and_cancels(world, desk_of):
    room, desk = hall(world), desk_of("秦奶奶")
    assert "2026-09-08" in words_of(desk.see("room-booking", room.pk, day="2026-09-08"))
    assert desk.send("room-booking", room.pk, **BOOKING).status_code == 303
    made = Booking.objects.get()
    assert (made.unit, made.person, made.state) == (None, world.people["秦奶奶"], "booked")
    assert "多功能厅" in words_of(desk.see("my-bookings"))
    assert desk.send("booking", made.no, do="cancel").status_code == 303
    made.refresh_from_db()
    assert made.state == "cancelled"
    assert desk_of("高大爷").see("booking", made.no).status_code == 404


def test_the_next_gap_is_found_and_filled_in(world, desk_of):
    room, desk = hall(world), desk_of("秦奶奶")
    booked(world, room, start=TOMORROW - timedelta(hours=1), hours=10)
    booked(world, room, start=TOMORROW + timedelta(hours=9), hours=2.5)  # half an hour is left
    page = desk.see("room-booking", room.pk, day="2026-09-08", find="next")
    form = page.context["form"].initial
    assert (f"{form['day']}", form["begins"], form["ends"]) == ("2026-09-09", "08:00", "10:00")
    assert "day=2026-09-10&amp;find=next" in words_of(page)


def test_no_gap_for_weeks_is_told(world, desk_of):
    room, desk = hall(world), desk_of("秦奶奶")
    RoomClosure.objects.create(
        room=room,
        starts_at=MONDAY,
        ends_at=MONDAY + timedelta(days=60),
        why="更换暖气",
        made_at=MONDAY,
    )
    assert "四个星期都没有空" in words_of(desk.see("room-booking", room.pk, find="next"))


def test_when_it_is_taken_one_may_wait(world, desk_of):
    room, desk = hall(world), desk_of("秦奶奶")
    booked(world, room)
    answer = desk.send("room-booking", room.pk, **BOOKING | {"words": "要用投影"})
    assert answer.status_code == 422
    assert "已经有人订了" in words_of(answer)
    assert 'value="wait"' in words_of(answer)
    assert "要用投影" in words_of(answer)
    assert desk.send("room-booking", room.pk, **BOOKING | {"do": "wait"}).status_code == 303
    made = Booking.objects.get(unit=None)
    assert made.state == "waiting"
    assert "您排在最前" in words_of(desk.see("booking", made.no))


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2099-01-01"}, {"day": "9999-12-31"}, {"day": "0001-01-01"}, {"day": "某天"},
        {"day": "2026-09-01"}, {"ends": "08:00"}, {"ends": "25:00"}, {"begins": "09:10"},
        {"party": "10000"}, {"party": "很多"}, {"theme": "x"}, {"words": "x" * 101},
        {"words": "\0"}, {"every": "day"}, {"every": "week"}, {"every": "week", "until": "2099-01-01"},
        {"every": "week", "until": "2026-09-20", "days": "某天"},
        {"every": "week", "until": "2026-09-20", "days": "2026-09-09"},
    ],
)  # fmt: skip
def test_bad_input_is_told_never_a_crash_and_kept(world, desk_of, wrong):
    said = BOOKING | {"words": "要用投影"} | wrong
    answer = desk_of("苏远").send("room-booking", hall(world).pk, **said)
    assert answer.status_code == 422
    if "words" not in wrong:
        assert "要用投影" in words_of(answer)
    assert not Booking.objects.exists()


def test_each_date_of_a_repetition_is_shown_before_it_is_booked(world, desk_of):
    room, desk = hall(world), desk_of("苏远")
    booked(world, room, "秦奶奶", TOMORROW + timedelta(days=7))
    said = BOOKING | {"every": "week", "until": "2026-09-22"}
    page = words_of(desk.send("room-booking", room.pk, **said | {"do": "look"}))
    assert page.count('name="days"') == 2
    assert "9月15日 09:00–11:00 已经有人订了" in page
    assert Booking.objects.count() == 1
    days = ["2026-09-08", "2026-09-22"]
    assert desk.send("room-booking", room.pk, **said, days=days).status_code == 303
    one = Booking.objects.filter(unit__isnull=False).order_by("day")[0]
    assert "9月15日" in words_of(desk.see("booking", one.no))
    Booking.objects.filter(unit=None).update(state="cancelled")
    assert desk.send("booking", one.no, do="add", day="2026-09-15").status_code == 303
    assert desk.send("booking", one.no, do="add", day="2026-09-15").status_code == 422
    assert desk.send("booking", one.no, do="cancel_rest").status_code == 303
    assert not Booking.objects.live().exists()


def test_the_keeper_says_yes_no_used_and_unused(world, desk_of):
    room, desk = hall(world, needs_approval=True), desk_of("马青山")
    one = booked(world, room, "秦奶奶")
    two = booked(world, room, "苏远", TOMORROW + timedelta(hours=3))
    assert "秦奶奶" in words_of(desk.see("room-desk", tab="asked"))
    assert desk.send("room-booking-answer", one.no, do="agree").status_code == 303
    assert desk.send("room-booking-answer", two.no, do="turn_down").status_code == 422
    answer = desk.send("room-booking-answer", two.no, do="turn_down", why="要盘点")
    assert answer.status_code == 303
    assert desk_of("贾站长").send("room-booking-answer", one.no, do="agree").status_code == 404
    assert desk.send("room-booking-answer", one.no, do="used").status_code == 422
    Booking.objects.filter(pk=one.pk).update(
        starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1), day=MONDAY.date()
    )
    assert 'value="used"' in words_of(desk.see("room-desk"))
    assert desk.send("room-booking-answer", one.no, do="used").status_code == 303
    assert Booking.objects.get(pk=one.pk).seen == "used"
    assert "群众" in words_of(desk.see("room-day", day="2026-09-07"))


def test_a_room_is_written_down_changed_closed_and_given_up(desk_of):
    desk = desk_of("马青山")
    assert desk.send("room-new", **ROOM).status_code == 303
    room = Room.objects.get()
    wrong = ROOM | {"hours": "1-5 08:00-12:00\n3 11:00-13:00"}
    answer = desk.send("room-keeping", room.pk, version=1, **wrong)
    assert answer.status_code == 422
    assert "重叠" in words_of(answer)
    assert "3 11:00-13:00" in words_of(answer)
    assert (
        desk.send("room-keeping", room.pk, version=1, **ROOM | {"capacity": "9"}).status_code == 303
    )
    assert desk.send("room-keeping", room.pk, version=1, **ROOM).status_code == 409
    shut = {"starts_on": "2026-09-10", "ends_on": "2026-09-09", "why": "换灯"}
    assert desk.send("room-closure", room.pk, **shut).status_code == 422
    assert desk.send("room-closure", room.pk, **shut | {"ends_on": "2026-09-11"}).status_code == 303
    closure = RoomClosure.objects.get()
    assert "换灯" in words_of(desk.see("room", room.pk))
    answer = desk.send("room-closure", room.pk, do="reopen", closure=closure.pk)
    assert answer.status_code == 303
    answer = desk.send("room-closure", room.pk, do="give_up", why="改作仓库")
    assert answer.status_code == 303
    assert "改作仓库" in words_of(desk.see("room", room.pk))


def test_what_lies_idle_is_told_and_opens_to_its_days(world, desk_of):
    room = hall(world, hours=[span for span in DAILY if span.kind == 5])
    page = words_of(desk_of("乔委员").see("room-use"))
    assert "周六 8–21 点" in page
    page = words_of(desk_of("郝书记").see("room-idle", room.pk))
    assert "9月5日" in page
    assert desk_of("贾站长").see("room-idle", room.pk).status_code == 404


def test_pages_ask_little_however_much_is_booked(world, desk_of):
    room = hall(world)
    for n in range(40):
        booked(world, room, start=NOON.replace(hour=9) + timedelta(days=1 + n), hours=1)
    keeper, elder = desk_of("马青山"), desk_of("秦奶奶")
    elder.see("room", room.pk)
    for desk, name, args, most in (
        (elder, "room", (room.pk,), 6),
        (elder, "room-booking", (room.pk,), 6),
        (elder, "my-bookings", (), 4),
        (Desk(Client()), "room", (room.pk,), 4),
        (Desk(Client()), "site-rooms", (world.units["杨柳村"].pk,), 5),
        (keeper, "room-desk", (), 9),
        (keeper, "room-day", (), 8),
        (keeper, "room-use", (), 9),
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.see(name, *args)
        assert len(asked) <= most, (name, [q["sql"][:90] for q in asked])
