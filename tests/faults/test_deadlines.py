"""G14: deadlines are rows. Whatever dies, and whatever the clock shows, each is acted on once, and soon."""

import time
from collections import Counter
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faults.orders import clone
from tests.faults.running import run
from tests.world import MONDAY
from wudan.jobs import worker
from wudan.jobs.rhythm import Every, Jumps
from wudan.journal.events import chain_keys, first_fault
from wudan.journal.models import Event, Outbox
from wudan.orders.actions import notice_deadlines
from wudan.orders.models import Deadline, Order

SOON_SECONDS = 60
CPU_SECONDS = 25
"""Of one worker, for ten thousand; on a machine that has nothing else to do it takes hardly longer."""
STAGES = ("placed", "returned", "accepted", "offered", "done")
LATER = MONDAY + timedelta(days=30)


def due():
    return list(Deadline.objects.due_unnoticed(LATER).values_list("pk", flat=True))


def acted():
    """How often the clock did something to each order."""
    rows = Event.objects.filter(subject="order", person_id=None, verb__in=("order.escalate", "order.overdue", "order.expire", "order.lapse"))  # fmt: skip
    return Counter(rows.values_list("subject_id", flat=True))


@pytest.mark.postgres
def test_a_round_acts_on_each_passed_deadline_once(world):
    orders = [world.order_at(stage).pk for stage in STAGES]
    clone(orders[0], 30)
    passed = len(due())
    worker.run_once(at=LATER)
    assert sum(acted().values()) == len(acted()) == passed
    assert Deadline.objects.filter(missed_at=LATER).count() == passed
    worker.run_once(at=LATER)
    assert sum(acted().values()) == passed


@pytest.mark.postgres
def test_many_that_go_together_cost_few_statements_each(world):
    clone(world.place().pk, 24)
    with CaptureQueriesContext(connection) as told:
        assert notice_deadlines(deadline_ids=due(), at=LATER) == 25
    assert len(told) <= 20, len(told)
    assert {first_fault(key) for key in chain_keys()} == {None}
    moved = Event.objects.filter(verb="order.escalate")
    assert (
        moved.count() == Outbox.objects.filter(event__in=moved, verb="order.escalate").count() == 25
    )
    above = Order.objects.get(pk=moved[0].subject_id)
    assert (above.unit.key, above.version) == ("铁边城", 2)
    assert Deadline.objects.running().get(order=above).set_at == LATER


@pytest.mark.postgres
def test_one_that_fails_holds_up_none_of_those_beside_it(shared_world, monkeypatch):
    bad = shared_world.place()
    others = clone(bad.pk, 5)
    module = import_module("wudan.orders.actions.notice_deadline")
    upward = module.upward

    def broken(order: Order, **given):
        if order.pk == bad.pk:
            raise ValueError("a bug")
        return upward(order, **given)

    monkeypatch.setattr(module, "upward", broken)
    worker.run_once(at=LATER)
    assert acted() == dict.fromkeys(others, 1)
    assert len(due()) == 1


def test_a_clock_that_is_set_neither_holds_up_nor_hurries_what_is_done_every_so_often():
    every, jumps = Every(timedelta(seconds=0.05)), Jumps()
    assert (every.has_passed(), every.has_passed()) == (True, False)
    time.sleep(0.06)
    assert every.has_passed()
    assert jumps.by(MONDAY) is None
    assert jumps.by(MONDAY + timedelta(seconds=30)) is None
    assert jumps.by(MONDAY + timedelta(hours=1)) > timedelta(minutes=59)
    assert jumps.by(MONDAY) < -timedelta(minutes=59)


def once_and_soon(figures):
    """Each passed deadline had its one consequence, within a minute."""
    assert (figures["never"], figures["twice"]) == (0, 0), figures
    assert figures["once"] == figures["orders"], figures
    assert figures["late"] <= SOON_SECONDS, figures


@pytest.mark.long
@pytest.mark.postgres
def test_two_workers_killed_twenty_times(tmp_path):
    once_and_soon(run("deadlines", tmp_path, each=60, seconds=45, workers=2, kills=20))


@pytest.mark.long
@pytest.mark.postgres
def test_ten_thousand_at_once(tmp_path):
    figures = run("deadlines", tmp_path, clones=10_000, seconds=0, workers=1)
    assert (figures["never"], figures["twice"], figures["once"]) == (0, 0, figures["orders"])
    assert figures["cpu"] <= CPU_SECONDS, figures


@pytest.mark.long
@pytest.mark.postgres
def test_a_clock_that_jumps_an_hour_forth_and_back(tmp_path):
    figures = run("deadlines", tmp_path, each=20, seconds=24, workers=2, jumps="1,0,-1,0")
    once_and_soon(figures)
    assert figures["seconds"] < 240, figures  # counting went on, too: it ends when nothing is stale


@pytest.mark.long
@pytest.mark.postgres
def test_control_without_the_guard_some_are_acted_on_twice(tmp_path):
    figures = run("deadlines", tmp_path, each=20, seconds=5, workers=2, careless="yes", most=15)
    assert figures["twice"] > 0, figures
