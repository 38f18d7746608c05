"""An end and an order at once: the order was before the end, or it was not placed (A32)."""

import random
from importlib import import_module
from threading import Event as Signal

import pytest
from django.db import connection

from tests.concurrency.racing import faults, race
from tests.people.bonding import bonded
from tests.world import MONDAY
from wudan.kit.refusals import Missing
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.actions import bonds
from wudan.people.actors import for_self
from wudan.people.models import Bond, Person

pytestmark = pytest.mark.postgres
placing = import_module("wudan.orders.actions.place")


def acts(world):
    bond = bonded(world)
    guardian, ward = for_self(bond.guardian_id), for_self(bond.ward_id)
    need = Need(service=world.services["haircut"])
    return [
        lambda: actions.place(need=need, by=guardian, at=MONDAY, ward=bond.ward_id),
        lambda: bonds.end(bond=bond, by=ward, at=MONDAY),
    ]


def test_an_order_is_placed_before_the_end_or_not_at_all(shared_world):
    seed = random.randrange(10**9)
    placed, ended = race(acts(shared_world), seed=seed)
    assert not faults([placed, ended]), f"seed {seed}: {placed!r} {ended!r}"
    assert isinstance(placed, Order | Missing)
    assert Order.objects.count() == isinstance(placed, Order)
    assert Bond.objects.get().ended_at


def test_control_without_the_lock_an_order_comes_after_the_end(shared_world, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    place, end = acts(shared_world)
    looked, ended = Signal(), Signal()

    def look_only(*, guardian, ward, at):
        rows = Bond.objects.running_on(at.date()).filter(guardian=guardian, ward=ward)
        found = rows.with_names().get()
        looked.set()
        ended.wait(5)
        return found

    def end_when_looked():
        assert looked.wait(5)
        answer = end()
        ended.set()
        return answer

    monkeypatch.setattr(placing, "held_bond", look_only)
    monkeypatch.setattr(placing, "lock_persons", lambda pks: Person.objects.in_bulk(list(pks)))
    placed, _ = race([place, end_when_looked])
    assert isinstance(placed, Order)
    assert Bond.objects.get().ended_at
