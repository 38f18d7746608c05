"""64 people ask for the last place of a menu item: one has it, the others are told; none is lost."""

import os
import threading
from contextlib import suppress
from datetime import date

import pytest

from tests.catalog.filling import limited, react
from tests.concurrency.racing import faults, race, winners, without_turns
from tests.world import MONDAY, _person
from wudan.catalog import capacity
from wudan.catalog.models import CapacityPeriod
from wudan.kit.refusals import Objected
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actors import for_self

pytestmark = pytest.mark.postgres
CLIENTS = int(os.environ.get("WUDAN_RACERS", "64"))


def crowd(world, count=CLIENTS):
    """Residents who never met."""
    return [for_self(_person(world, f"群众{n}", "杨柳村").pk) for n in range(count)]


def placing(world, item, who, when_full=""):
    need = Need(service=item, when_full=when_full)
    return lambda: actions.place(need=need, by=who, at=MONDAY)


def test_one_of_64_gets_the_last_place(shared_world):
    item = limited(shared_world)
    outcomes = race([placing(shared_world, item, who) for who in crowd(shared_world)], seed=7)
    assert len(winners(outcomes)) == 1, outcomes
    assert {o.code for o in outcomes if isinstance(o, Objected)} == {"at_capacity"}
    assert not faults(outcomes)
    row = CapacityPeriod.objects.get(service=item)
    assert (row.taken, row.waiting) == (1, 0)


def test_who_waits_is_in_the_queue_and_a_freed_place_goes_to_one(shared_world):
    item = limited(shared_world)
    outcomes = race(
        [placing(shared_world, item, who, "wait") for who in crowd(shared_world, 24)], seed=8
    )
    assert len(winners(outcomes)) == 24
    row = CapacityPeriod.objects.get(service=item)
    assert (row.taken, row.waiting) == (1, 23)
    held = Order.objects.get(stage="placed")
    actions.withdraw(order=held, by=for_self(held.placed_for_id), at=MONDAY)
    race([react, react, react])
    row.refresh_from_db()
    assert (row.taken, row.waiting) == (1, 22)
    assert Order.objects.filter(stage="placed").count() == 1


def test_without_the_condition_places_are_given_twice(shared_world, monkeypatch):
    """The control: who looks first and writes then counts wrong."""
    item = limited(shared_world)

    CapacityPeriod.objects.create(
        service=item,
        period="month",
        places=9,
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 10, 1),
    )
    meet = threading.Barrier(8)

    def look_then_write(service, day, *, wait=False):
        period = capacity.period_of(service, day)
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        CapacityPeriod.objects.filter(pk=period.pk).update(taken=period.taken + 1)
        return capacity.Answer(period)

    monkeypatch.setattr(capacity, "ask", look_then_write)
    without_turns(monkeypatch)
    outcomes = race([placing(shared_world, item, who) for who in crowd(shared_world, 8)], seed=9)
    row = CapacityPeriod.objects.get(service=item)
    assert row.taken < 8, "each thread counted from what it had seen"
    assert len(winners(outcomes)) > row.taken or faults(outcomes)
