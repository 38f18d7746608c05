"""The story the product is named after."""

from datetime import timedelta

import pytest

from tests.world import MONDAY, PATHS
from wudan.journal.events import chain_keys, first_fault
from wudan.orders.enums import OrderState


def test_an_order_walks_all_five_steps(world):
    order = world.order_at("reviewed")
    assert order.state is OrderState.REVIEWED
    assert order.review.score == 5
    assert order.closed_at == MONDAY + timedelta(hours=5)
    assert [first_fault(key) for key in chain_keys()] == [None]


@pytest.mark.parametrize("stage", PATHS)
def test_every_stage_can_be_reached_by_the_real_actions(world, stage):
    assert world.order_at(stage).stage == stage
