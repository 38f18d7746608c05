"""An activity and its room: given for its hours, let go when it is cancelled or moved (R028)."""

from datetime import timedelta

from tests.activities.drafting import drafted, morning, opened, wanted
from tests.domain.refusing import malformed, objected
from tests.rooms.hall import booked, hall
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.models import Activity
from wudan.sites.models import Booking


def given(world, activity, room, theme="culture"):
    return actions.give_room(
        activity=activity, room=room, theme=theme, by=world.actor("苏远"), at=MONDAY
    )


def test_it_is_given_a_room_for_its_hours(world):
    made = given(world, drafted(world, place=""), hall(world))
    assert made.booking is not None
    shift = made.shifts.get()
    assert (made.booking.starts_at, made.booking.ends_at) == (shift.starts_at, shift.ends_at)
    assert (made.booking.unit, made.place) == (made.unit, "杨柳村站 多功能厅")


def test_cancelled_it_lets_the_room_go_to_who_waits(world):
    room = hall(world)
    made = given(world, opened(world), room)
    waiting = booked(world, room, "秦奶奶", made.booking.starts_at, waits=True)
    actions.cancel(activity=made, why="下大雨", by=world.actor("苏远"), at=MONDAY)
    waiting.refresh_from_db()
    assert waiting.state == "booked"
    assert Activity.objects.get(pk=made.pk).booking is None
    assert Booking.objects.get(unit=made.unit).why == "下大雨"


def test_moved_it_lets_the_room_go_and_corrected_it_keeps_it(world):
    made = given(world, drafted(world), hall(world))
    leader = world.actor("苏远")
    kept = actions.correct(activity=made, wanted=wanted(title="换个名字"), by=leader, at=MONDAY)
    assert kept.booking == made.booking
    moved = actions.correct(
        activity=made, wanted=wanted(shifts=(morning(1),)), by=leader, at=MONDAY
    )
    assert moved.booking is None
    assert Booking.objects.get().state == "cancelled"


def test_another_room_takes_the_place_of_the_first(world):
    made = given(world, drafted(world), hall(world))
    again = given(world, made, hall(world, name="小屋"))
    assert list(Booking.objects.holding()) == [again.booking]
    left = actions.leave_room(activity=again, by=world.actor("苏远"), at=MONDAY)
    assert left.booking is None
    assert not Booking.objects.holding().exists()


def test_what_is_taken_or_does_not_fit_is_refused(world):
    room = hall(world)
    made = drafted(world)
    with malformed("theme"):
        given(world, made, room, "law")
    booked(world, room, "秦奶奶", made.shifts.get().starts_at + timedelta(hours=1))
    with objected("taken"):
        given(world, made, room)
    long = drafted(world, shifts=(morning(), morning(1)))
    with malformed("room"):
        given(world, long, room)
