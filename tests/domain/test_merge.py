"""合并: the same need came twice."""

from datetime import timedelta

import pytest

from tests.domain.refusing import missing, objected
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.enums import Stage
from wudan.orders.models import Order

LATER = MONDAY + timedelta(hours=5)


def merge(world, order, into, by="马青山"):
    return actions.merge(order=order, into=into, by=world.actor(by), at=LATER)


@pytest.mark.parametrize("stage", ["placed", "returned", "accepted"])
def test_the_second_goes_into_the_first(world, stage):
    first, second = world.place(), world.order_at(stage)
    merged = merge(world, second, first)
    assert (merged.stage, merged.merged_into, merged.closed_at) == (Stage.MERGED, first, LATER)
    first.refresh_from_db()
    assert (first.stage, first.version) == (Stage.PLACED, 1)


def test_an_order_is_not_merged_into_itself(world):
    order = world.place()
    with objected("same_order"):
        merge(world, order, order)


def test_nor_into_one_that_is_over(world):
    with objected("closed"):
        merge(world, world.place(), world.order_at("withdrawn"))


def test_nor_into_another_persons(world):
    with objected("other_person"):
        merge(world, world.place("秦奶奶"), world.place("李小妹"))


def test_nor_from_another_station(world):
    with objected("not_your_unit"):
        merge(world, world.place(), world.place(), "贾站长")


def test_nor_into_one_that_is_not_there(world):
    with missing():
        merge(world, world.place(), Order(pk=4711))
    with missing():
        merge(world, Order(pk=4711), world.place())


def test_a_dispatched_order_is_not_merged_but_may_be_merged_into(world):
    served, second = world.order_at("offered"), world.place()
    with objected("wrong_stage"):
        merge(world, served, second)
    assert merge(world, second, served).merged_into == served
