"""Which orders: each queue holds just the stages of its name."""

import pytest

from tests.world import MONDAY, PATHS
from wudan.orders import flow
from wudan.orders.models import Order

QUEUES = {
    "awaiting_acceptance": {"placed"},
    "awaiting_dispatch": {"accepted"},
    "awaiting_answer": {"offered"},
    "being_served": {"scheduled", "started"},
    "being_followed_up": {"following_up"},
    "open": set(flow.OPEN),
}


@pytest.fixture
def every_stage(world):
    return {world.order_at(stage).pk: stage for stage in PATHS}


def test_each_queue_holds_its_stages(every_stage):
    for name, stages in QUEUES.items():
        queued = getattr(Order.objects, name)().filter(pk__in=every_stage)
        assert {order.stage for order in queued} == stages, name


def test_only_what_the_menu_opens_is_claimable(world):
    everywhere = [world.units["c"].path]
    world.order_at("accepted", service="bath")
    assert not Order.objects.claimable(serves=everywhere).exists()
    open_to_claim = world.order_at("accepted")
    assert list(Order.objects.claimable(serves=everywhere)) == [open_to_claim]


def test_an_order_is_claimable_only_where_the_team_serves(world):
    world.order_at("accepted")
    assert not Order.objects.claimable(serves=[world.units["周湾"].path]).exists()
    assert not Order.objects.claimable(serves=[]).exists()


def test_an_overdue_order_is_one_whose_running_deadline_has_passed(world):
    order, closed = world.place(), world.order_at("withdrawn")
    due = order.deadlines.get().due_at
    assert not Order.objects.overdue(MONDAY).exists()
    assert list(Order.objects.overdue(due)) == [order]
    assert closed not in Order.objects.overdue(due.replace(year=2030))


def test_a_persons_orders_are_all_that_are_for_them(world):
    world.place("高大爷")
    mine = world.place("秦奶奶")
    assert list(Order.objects.of_beneficiary(mine.placed_for_id)) == [mine]


def test_a_list_reads_its_names_in_one_query(world, django_assert_num_queries):
    for stage in ("placed", "accepted", "scheduled"):
        world.order_at(stage)
    with django_assert_num_queries(1):
        for order in Order.objects.with_names().soonest_due_first():
            _ = order.unit.name, order.origin.name, order.placed_for.name, order.title
            _ = order.dispatch and order.dispatch.unit.name
