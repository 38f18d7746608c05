"""The worker closes what was forgotten, once, however many look at it (G14)."""

import random
from datetime import timedelta
from functools import partial

import pytest

from tests.activities.attendance.building import ENDS, activity, newcomer, place, present, shift
from tests.concurrency.racing import faults, race
from wudan.activities.actions import attendance
from wudan.activities.models import Attendance
from wudan.activities.presence import GRACE
from wudan.journal.models import Event

pytestmark = pytest.mark.postgres


def test_two_workers_at_once_close_each_presence_once(shared_world):
    seed = random.randrange(10**9)
    made = shift(activity(shared_world))
    for number in range(6):
        [own] = place(made, newcomer(shared_world, f"志愿者{number}"))
        present(own)
    act = partial(attendance.close_forgotten, at=ENDS + GRACE)
    outcomes = race([act, act, act], seed=seed)
    assert not faults(outcomes), f"seed {seed}: {outcomes}"
    assert sum(outcomes) == 6
    assert Event.objects.filter(verb="attendance.leave").count() == 6
    assert not Attendance.objects.filter(left_at=None).exists()


def test_ten_thousand_at_rest_cost_the_worker_one_look(world, django_assert_num_queries):
    made = shift(activity(world))
    [own] = place(made, world.people["小武"])
    present(own, left_at=ENDS, left_by="code", state="left")
    with django_assert_num_queries(1):
        attendance.close_forgotten(at=ENDS + timedelta(days=1))
