"""我的单: one's own, open ones first, twenty a page."""

from tests.web.portal.visiting import text
from wudan.orders.models import Order
from wudan.web.portal.my_orders import PAGE


def test_open_orders_come_before_closed_ones(as_, world):
    closed = world.order_at("withdrawn")
    first = world.place("秦奶奶", "checkup")
    page = text(as_("秦奶奶").look("/orders/mine"))
    assert page.index(first.number) < page.index(closed.number)


def test_nobody_sees_the_orders_of_another(as_, world):
    theirs = world.place("高大爷")
    assert theirs.number not in text(as_("秦奶奶").look("/orders/mine"))


def test_the_list_takes_six_statements_at_most(as_, world, django_assert_max_num_queries):
    for _ in range(5):
        world.place("秦奶奶")
    world.order_at("scheduled")
    elder = as_("秦奶奶")
    elder.look("/")
    with django_assert_max_num_queries(6):
        elder.look("/orders/mine")


def test_every_order_is_on_exactly_one_page(as_, world):
    for number in range(PAGE + 3):
        order = world.place("秦奶奶", "checkup")
        if number % 3 == 0:
            world_withdraw(world, order)
    elder, seen, address = as_("秦奶奶"), [], "/orders/mine"
    while address:
        answer = elder.client.get(address)
        seen += [card["no"] for card in answer.context["orders"]]
        address = answer.context["next_url"]
    assert sorted(seen) == sorted(order.number for order in Order.objects.all())


def test_a_wrong_place_in_the_list_is_the_start_of_it(as_, world):
    order = world.place("秦奶奶")
    for after in ("x", "open-", "open-999999999999999999999", "closed-①", "open--1"):
        assert order.number in text(as_("秦奶奶").look("/orders/mine", after=after))


def test_the_empty_list_says_what_to_do(as_):
    assert "您还没有点过单" in text(as_("贺叔").look("/orders/mine"))


def test_staff_are_told_to_become_themselves(as_):
    assert "切换到本人" in text(as_("马青山").look("/orders/mine"))


def world_withdraw(world, order):
    """Close an order."""
    from tests.world import MONDAY
    from wudan.orders import actions

    actions.withdraw(order=order, by=world.oneself("秦奶奶"), at=MONDAY)
