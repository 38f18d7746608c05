"""Two planners at once: one has the plan, and of two counties each has one.

The control takes the lease's lock away.
"""

import threading
from contextlib import suppress
from importlib import import_module

import pytest

from tests.concurrency.racing import faults, race, without_turns
from tests.deliveries.touring import queued
from tests.world import MONDAY
from wudan.deliveries.actions import plans
from wudan.deliveries.models import RoundPlan

pytestmark = pytest.mark.postgres
taking = import_module("wudan.deliveries.actions.plans.take")


def takers(number):
    return [lambda name=str(n): plans.take_next(holder=name, at=MONDAY) for n in range(number)]


def had(outcomes):
    return [plan.pk for plan in outcomes if isinstance(plan, RoundPlan)]


def test_one_of_four_has_the_plan(shared_world):
    plan = queued(shared_world)
    outcomes = race(takers(4))
    assert not faults(outcomes), outcomes
    assert had(outcomes) == [plan.pk]


def test_of_two_plans_of_a_county_one_is_in_work(shared_world):
    queued(shared_world), queued(shared_world, title="第二个")
    outcomes = race(takers(4))
    assert not faults(outcomes), outcomes
    assert len(had(outcomes)) == 1


def test_two_counties_are_planned_side_by_side(shared_world):
    first, second = queued(shared_world), queued(shared_world, title="邻县")
    RoundPlan.objects.filter(pk=second.pk).update(county="610802")
    outcomes = race(takers(2)) + race(takers(2))
    assert not faults(outcomes), outcomes
    assert sorted(had(outcomes)) == [first.pk, second.pk]


def test_control_without_the_lock_two_have_it(shared_world, monkeypatch):
    queued(shared_world)
    meeting = threading.Barrier(2)

    def unlocked(at):
        first = RoundPlan.objects.to_work_on(at).select_related("unit").first()
        with suppress(threading.BrokenBarrierError):
            meeting.wait(2)
        return first

    monkeypatch.setattr(taking, "_lock_first", unlocked)
    without_turns(monkeypatch)
    outcomes = race(takers(2))
    assert faults(outcomes) or len(had(outcomes)) == 2
