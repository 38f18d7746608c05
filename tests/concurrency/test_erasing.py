"""Somebody leaves while the keeper takes an order for them: one of both, never an order for nobody."""

import random
from importlib import import_module

import pytest

from tests.concurrency.racing import is_fair, race, winners
from tests.world import MONDAY, World
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.models import Order
from wudan.people.models import Person
from wudan.privacy.actions import erase_person

pytestmark = pytest.mark.postgres
placing = import_module("wudan.orders.actions.place")


def leaving_and_ordering(world: World):
    elder, keeper = world.people["秦奶奶"], world.actor("马青山")
    own, need = world.oneself("秦奶奶"), Need(service=world.services["haircut"])
    return [
        lambda: erase_person(person=elder, by=own, at=MONDAY) or "erased",
        lambda: actions.place_for(
            need=need, beneficiary=elder, channel="telephone", consent="spoken_phone", by=keeper,
            at=MONDAY,
        ),
    ]  # fmt: skip


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def test_one_of_both(shared_world, seed):
    outcomes = race(leaving_and_ordering(shared_world), seed=seed)
    assert is_fair(outcomes), outcomes
    gone = Person.objects.get(pk=shared_world.people["秦奶奶"].pk).erased_at is not None
    assert Order.objects.exists() is not gone


def test_without_the_hold_there_is_an_order_for_nobody(shared_world, monkeypatch):
    elder = shared_world.people["秦奶奶"]
    as_before = Person.objects.select_related("home").get(pk=elder.pk)
    monkeypatch.setattr(placing, "_held", lambda pk: as_before)
    leave, order = leaving_and_ordering(shared_world)
    assert len(winners([leave(), order()])) == 2
