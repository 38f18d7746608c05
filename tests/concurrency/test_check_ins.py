"""Two check-ins of one person at once are one; with the lock away the same race goes wrong (G17)."""

import random
import threading
from contextlib import suppress
from functools import partial

import pytest

from tests.activities.attendance.building import STARTS, activity, code, place, shift
from tests.concurrency.racing import (
    ASKING,
    LEFT,
    at_full_size,
    is_fair,
    race,
    rush,
    winners,
    without_turns,
)
from tests.concurrency.test_sign_ups import crowd
from wudan.activities import presence
from wudan.activities.actions import attendance
from wudan.activities.actions.attendance import holding
from wudan.activities.models import Attendance
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def coming_twice(world):
    """One person at two activities, with both codes, in the same second."""
    acts = []
    for no in ("HD26090001", "HD26090002"):
        made = shift(activity(world, no))
        [own] = place(made, world.people["小武"])
        by, told = world.oneself("小武"), code(made)
        acts.append(partial(attendance.come, sign_up=own, code=told, by=by, at=STARTS))
    return acts


def test_two_check_ins_at_once_are_one(shared_world, seed):
    outcomes = race(coming_twice(shared_world) * 4, seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert Attendance.objects.filter(left_at=None).count() == 1


def test_control_without_the_lock_it_goes_wrong(shared_world, monkeypatch):
    acts, meet = coming_twice(shared_world), threading.Barrier(2)
    looked = presence.elsewhere_objection

    def look(person_id):
        found = looked(person_id)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return found

    monkeypatch.setattr(presence, "elsewhere_objection", look)
    monkeypatch.setattr(holding, "lock_persons", lambda pks: None)
    without_turns(monkeypatch)
    assert not is_fair(race(acts))


def test_the_same_code_sent_many_times_is_one_coming(shared_world, seed):
    made = shift(activity(shared_world))
    [own] = place(made, shared_world.people["小武"])
    by, told = shared_world.oneself("小武"), code(made)
    acts = [partial(attendance.come, sign_up=own, code=told, by=by, at=STARTS)] * 12
    outcomes = race(acts, seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert len(winners(outcomes)) == 1


@at_full_size()
def test_five_hundred_codes_of_twenty_people_are_twenty_comings(shared_world, seed):
    made = shift(activity(shared_world))
    told = code(made)
    acts = [
        partial(attendance.come, sign_up=one, code=told, by=for_self(one.person_id), at=STARTS)
        for one in place(made, *crowd(shared_world, LEFT))
    ]

    def look() -> list[int]:
        return [LEFT - Attendance.objects.count()]

    answers = rush(acts * (ASKING // LEFT), seed=seed, look=look)
    assert answers == {"done": LEFT, "already_came": ASKING - LEFT}, f"seed {seed}"
    assert Attendance.objects.filter(left_at=None).count() == LEFT, f"seed {seed}"
