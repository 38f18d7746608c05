"""场地: described by its keeper, closed with a reason, given up when nothing stands ahead."""

from datetime import timedelta

import pytest
from django.conf import settings

from tests.domain.refusing import malformed, objected
from tests.rooms.hall import TOMORROW, booked, described, hall
from tests.world import MONDAY
from wudan.kit.open_hours import Span
from wudan.sites.actions import bookings, rooms
from wudan.sites.models import Booking

pytestmark = pytest.mark.postgres
PACK = settings.PACK


def correct(world, room, who="马青山", **given):
    return rooms.correct_room(
        room=room, wanted=described(**given), themes=PACK.room_themes, uses=PACK.room_uses,
        by=world.actor(who), at=MONDAY,
    )  # fmt: skip


def test_only_who_keeps_it_and_who_stands_above_describes_it(world):
    room = hall(world)
    for who in ("苏远", "秦奶奶"):
        with objected("not_your_role"):
            correct(world, room, who)
    with objected("not_your_unit"):
        correct(world, room, "贾站长")
    assert correct(world, room, "乔委员", capacity=40).capacity == 40


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("hours", {"hours": ()}),
        ("hours", {"hours": (Span(0, 480, 720), Span(0, 700, 800))}),
        ("hours", {"hours": (Span(0, 720, 480),)}),
        ("hours", {"hours": (Span(0, 485, 600),)}),
        ("capacity", {"capacity": 0}),
        ("themes", {"themes": []}),
        ("uses", {"uses": ["flying"]}),
        ("reconfirm_days", {"reconfirm_days": 99}),
        ("name", {"name": ""}),
        ("equipment", {"equipment": "钥匙找张三13812345678"}),
    ],
)
def test_a_description_that_cannot_be_is_refused_at_its_field(world, field, given):
    with malformed(field):
        hall(world, **given)


def test_no_two_rooms_of_a_site_have_one_name(world):
    hall(world)
    with malformed("name"):
        hall(world)


def test_closing_over_bookings_wants_a_word_and_then_cancels_them(world):
    room, keeper = hall(world), world.actor("马青山")
    one = booked(world, room)
    span = {"starts_at": TOMORROW, "ends_at": TOMORROW + timedelta(days=1)}
    with malformed("why"):
        rooms.close_room(room=room, why="", by=keeper, at=MONDAY, **span)
    with objected("booked"):
        rooms.close_room(room=room, why="检修", by=keeper, at=MONDAY, **span)
    made = rooms.close_room(room=room, why="检修", by=keeper, at=MONDAY, cancels=True, **span)
    one.refresh_from_db()
    assert (one.state, one.why) == ("cancelled", "检修")
    rooms.reopen_room(closure=made, by=keeper, at=MONDAY)
    assert booked(world, room).state == "booked"


def test_a_room_is_given_up_when_nothing_stands_ahead(world):
    room, keeper = hall(world), world.actor("马青山")
    one = booked(world, room)
    with objected("booked"):
        rooms.give_up_room(room=room, why="改作仓库", by=keeper, at=MONDAY)
    bookings.cancel_booking(booking=one, by=world.actor("苏远"), at=MONDAY)
    rooms.give_up_room(room=room, why="改作仓库", by=keeper, at=MONDAY)
    with objected("given_up"):
        booked(world, room)


def test_who_leaves_the_house_leaves_the_rooms(world):
    room, elder = hall(world), world.people["秦奶奶"]
    booked(world, room, "秦奶奶", words="给老姐妹过生日")
    waiting = booked(world, room, "高大爷", waits=True)
    assert bookings.leave_rooms(person=elder, by=world.actor("秦奶奶"), at=MONDAY) == 1
    waiting.refresh_from_db()
    gone = Booking.objects.get(person=elder)
    assert (gone.state, gone.words, waiting.state) == ("cancelled", "", "booked")
