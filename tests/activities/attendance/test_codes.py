"""The rotating code: soon worthless, for one shift, one way, one person, once (A03, G17)."""

import random
from datetime import timedelta

import pytest

from tests.activities.attendance.building import (
    ENDS,
    STARTS,
    activity,
    an_afternoon,
    code,
    newcomer,
    place,
    shift,
)
from tests.domain.refusing import missing, objected
from wudan.activities.actions import attendance
from wudan.activities.models import Attendance
from wudan.journal.events import events_of
from wudan.kit import rotating

pytestmark = pytest.mark.postgres


def come(world, sign_up, told, *, at=STARTS, name="小武"):
    return attendance.come(sign_up=sign_up, code=told, by=world.oneself(name), at=at)


def test_who_is_placed_comes_by_code(world):
    made, [own, _] = an_afternoon(world)
    found = come(world, own, code(made))
    assert (found.state, found.came_by, found.came_at) == ("present", "code", STARTS)
    assert [e.verb for e in events_of("attendance", found.pk)] == ["attendance.come"]


def test_a_forwarded_code_older_than_ninety_seconds_is_never_taken(world):
    made, [own, _] = an_afternoon(world)
    seed = random.randrange(10**9)
    chance, accepted = random.Random(seed), 0
    for _ in range(100):
        shown = STARTS + timedelta(seconds=chance.uniform(0, 3000))
        tried = shown + timedelta(seconds=chance.uniform(90.001, 3600))
        with objected("wrong_code"):
            come(world, own, code(made, at=shown), at=tried)
            accepted += 1
    assert accepted == 0, f"seed {seed}"


def test_a_code_stands_long_enough_to_be_typed(world):
    made, [own, _] = an_afternoon(world)
    assert come(world, own, code(made), at=STARTS + timedelta(seconds=30))


def test_a_code_is_used_once_by_one_person(world):
    made, [own, _] = an_afternoon(world)
    come(world, own, code(made))
    for _ in range(20):
        with objected("already_came"):
            come(world, own, code(made))
    assert Attendance.objects.count() == 1


def test_nobody_comes_by_another_persons_sign_up(world):
    made, [own, _] = an_afternoon(world)
    with missing():
        come(world, own, code(made), name="李小妹")


def test_nobody_comes_who_only_waits(world):
    made, [own, _] = an_afternoon(world)
    own.state, own.placed_at = "waiting", None
    own.save()
    with objected("not_placed"):
        come(world, own, code(made))
    assert not Attendance.objects.exists()


def test_the_code_of_another_activity_or_of_leaving_opens_nothing(world):
    made, [own, _] = an_afternoon(world)
    other = shift(activity(world, "HD26090002"))
    for told in (code(other), code(made, "left"), "000000", "", "١٢٣٤٥٦", "1" * 400, "\ud800"):
        with objected("wrong_code"):
            come(world, own, told)


def test_blanks_between_the_digits_do_no_harm(world):
    made, [own, _] = an_afternoon(world)
    told = code(made)
    assert come(world, own, f" {told[:3]} {told[3:]} ")


def test_leaving_takes_its_own_code_once(world):
    made, [own, _] = an_afternoon(world)
    come(world, own, code(made))
    late = ENDS - timedelta(minutes=5)
    by = world.oneself("小武")
    with objected("wrong_code"):
        attendance.leave(sign_up=own, code=code(made, at=late), by=by, at=late)
    done = attendance.leave(sign_up=own, code=code(made, "left", at=late), by=by, at=late)
    assert (done.state, done.left_by) == ("left", "code")
    with objected("already_left"):
        attendance.leave(sign_up=own, code=code(made, "left", at=late), by=by, at=late)


def test_nobody_comes_too_early_or_after_the_end(world):
    made, [own, _] = an_afternoon(world)
    for at, why in ((STARTS - timedelta(minutes=61), "too_early"), (ENDS, "over")):
        with objected(why):
            come(world, own, code(made, at=at), at=at)


def test_nobody_is_in_two_places(world):
    made, [own, _] = an_afternoon(world)
    other = shift(activity(world, "HD26090002"))
    [second] = place(other, world.people["小武"])
    come(world, own, code(made))
    with objected("present_elsewhere"):
        come(world, second, code(other))


def test_a_cancelled_activity_has_no_presence(world):
    made, [own, _] = an_afternoon(world)
    made.activity.stage, made.activity.cancelled_at = "cancelled", STARTS
    made.activity.save()
    with objected("not_held"):
        come(world, own, code(made))


def test_codes_have_six_digits_and_differ_between_shifts_ways_and_halves_of_a_minute(world):
    newcomer(world)
    one, _ = an_afternoon(world)
    other = shift(one.activity, STARTS + timedelta(hours=4), ENDS + timedelta(hours=3))
    told = {
        code(one), code(one, "left"), code(other), code(one, at=STARTS + rotating.WINDOW),
    }  # fmt: skip
    assert len(told) == 4
    assert all(len(one) == 6 and one.isdigit() for one in told)


def test_a_presence_has_no_place_no_face_and_no_track():
    words = {"lon", "lat", "place", "point", "track", "face", "photo", "address", "device"}
    names = {field.name for field in Attendance._meta.get_fields()}
    assert not {name for name in names for word in words if word in name.split("_")}
    assert type(Attendance._meta.get_field("in_range")).__name__ == "BooleanField"
