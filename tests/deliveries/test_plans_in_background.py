"""排程在后台: taken over after a crash with the same outcome, noticed when cancelled, given up after too often."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import transaction

from tests.deliveries.touring import AN_HOUR_LATER, planned, queued
from tests.world import MONDAY
from wudan.deliveries.actions import plans
from wudan.deliveries.actions.plans.take import LEASE, MOST_TAKES
from wudan.deliveries.enums import PlanStage, PlanTask
from wudan.deliveries.models import PlanStep, PlanWeek, RoundPlan
from wudan.deliveries.touring import EFFORTS, solve
from wudan.deliveries.touring.question import read
from wudan.jobs import planning
from wudan.kit import clock

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)


def founds_of(plan):
    """What the engine would tell, one after the other."""
    return solve(read(plan.question), seed=plan.seed, moves=EFFORTS[plan.effort])


def answers(plan):
    rows = PlanWeek.objects.filter(plan=plan).order_by("number")
    return list(rows.values_list("number", "objective", "bound", "answer"))


def told_of(plan):
    rows = PlanStep.objects.filter(plan=plan)
    return list(rows.values_list("position", "week", "work", "objective", "bound", "served"))


def test_who_takes_over_comes_to_the_same_plan(world):
    before = planned(world)
    whole, steps = answers(before), told_of(before)
    plan = queued(world)
    first = plans.take_next(holder="one", at=MONDAY)
    told = founds_of(first)
    for _ in range(3):  # then it is killed in the middle of the first week
        plans.tell(plan_id=plan.pk, holder="one", found=next(told), at=MONDAY)
    assert plans.take_next(holder="two", at=MONDAY + LEASE) is None
    later = MONDAY + LEASE + timedelta(seconds=1)
    assert plans.take_next(holder="two", at=later).holder == "two"
    with pytest.raises(plans.Gone), transaction.atomic():
        plans.tell(plan_id=plan.pk, holder="one", found=next(told), at=later)
    plans.put_back(plan_id=plan.pk, holder="two")
    assert planning.plan_next()
    plan.refresh_from_db()
    assert (plan.stage, plan.asked, plan.holder) == (PlanStage.PLANNED, PlanTask.NOTHING, "")
    assert answers(plan) == whole
    assert told_of(plan) == steps


def test_weeks_that_are_done_are_not_planned_again(world):
    plan = queued(world)
    plans.take_next(holder="one", at=MONDAY)
    for found in founds_of(plan):
        plans.tell(plan_id=plan.pk, holder="one", found=found, at=MONDAY)
        if found.is_last:
            break
    plans.put_back(plan_id=plan.pk, holder="one")
    steps = plan.steps.filter(week=0).count()
    assert planning.plan_next()
    assert plan.steps.filter(week=0).count() == steps
    assert plan.planned_weeks.count() == 2


def test_a_lease_is_kept_by_saying_so(world):
    plan = queued(world)
    plans.take_next(holder="one", at=MONDAY)
    assert plans.beat(plan_id=plan.pk, holder="one", at=MONDAY + LEASE)
    assert plans.take_next(holder="two", at=MONDAY + LEASE * 1.5) is None
    assert not plans.beat(plan_id=plan.pk, holder="two", at=MONDAY)


def test_a_cancelled_plan_is_noticed_between_two_words(world):
    plan = queued(world)
    plans.take_next(holder="one", at=MONDAY)
    told = founds_of(plan)
    plans.tell(plan_id=plan.pk, holder="one", found=next(told), at=MONDAY)
    plans.cancel_plan(plan=plan, by=world.actor("柳文书"), at=AN_HOUR_LATER)
    with pytest.raises(plans.Gone), transaction.atomic():
        plans.tell(plan_id=plan.pk, holder="one", found=next(told), at=AN_HOUR_LATER)
    assert not plans.beat(plan_id=plan.pk, holder="one", at=AN_HOUR_LATER)


def test_a_plan_that_ends_its_planners_is_given_up_in_words(world):
    plan, at = queued(world), MONDAY
    for number in range(MOST_TAKES):
        assert plans.take_next(holder=str(number), at=at) is not None
        at += LEASE * 2
    assert plans.take_next(holder="last", at=at) is None
    plan.refresh_from_db()
    assert (plan.stage, plan.asked) == (PlanStage.FAILED, PlanTask.NOTHING)
    assert "系统管理员" in plan.failed_words
    again = plans.queue(plan=plan, by=world.actor("柳文书"), at=MONDAY)
    assert again.stage == PlanStage.QUEUED


def test_a_fault_of_ours_fails_the_plan_and_not_the_planner(world, monkeypatch, caplog):
    plan = queued(world)
    monkeypatch.setattr(planning, "solve", lambda *_, **__: 1 / 0)
    assert planning.plan_next()
    plan.refresh_from_db()
    assert plan.stage == PlanStage.FAILED
    assert "could not be planned" in caplog.text


def test_a_county_waits_for_its_other_plan_and_not_for_another_county(world):
    first, second = queued(world), queued(world, title="第二个")
    assert plans.take_next(holder="one", at=MONDAY).pk == first.pk
    assert plans.take_next(holder="two", at=MONDAY) is None
    RoundPlan.objects.filter(pk=second.pk).update(county="610802")
    assert plans.take_next(holder="two", at=MONDAY).pk == second.pk


def test_told_to_stop_it_leaves_the_plan_for_the_next(world):
    plan = queued(world)
    assert planning.plan_next(may_go_on=lambda: False)
    plan.refresh_from_db()
    assert (plan.stage, plan.holder, plan.takes) == (PlanStage.PLANNING, "", 0)
    assert planning.plan_next()


@pytest.mark.long
def test_killed_in_earnest_another_process_ends_it(shared_world, settings):
    """A real child, killed while it plans; the next one finishes (kill -9)."""
    plan = queued(shared_world, effort="thorough")
    child = _child()
    _wait_for(lambda: PlanStep.objects.exists())
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    plan.refresh_from_db()
    assert plan.holder
    RoundPlan.objects.update(held_until=MONDAY - timedelta(days=3650))  # a minute later
    assert _child().wait(60) == 0
    plan.refresh_from_db()
    assert plan.stage == PlanStage.PLANNED


def _child():
    """The command the worker starts, on this database and on the stories' Monday."""
    from django.db import connection

    name = connection.settings_dict["NAME"]
    code = (
        "import os, django; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings'); django.setup();"
        "from wudan.kit import clock; from tests.world import MONDAY; clock.now = lambda: MONDAY;"
        "from wudan.jobs import planning; planning.run_child()"
    )  # fmt: skip
    server = connection.vendor == "postgresql"
    address = os.environ.get("WUDAN_DATABASE_URL", "")
    url = address.rsplit("/", 1)[0] + f"/{name}" if server else f"sqlite:///{name}"
    surroundings = os.environ | {"WUDAN_DATABASE_URL": url}
    return subprocess.Popen([sys.executable, "-c", code], env=surroundings)


def _wait_for(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until, "nothing was told"
        time.sleep(0.05)
