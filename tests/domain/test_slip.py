"""回执: who holds the slip sees its order, without an account; guessing shuts it."""

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit import numbers
from wudan.kit.refusals import Missing
from wudan.orders.actions.open_slip import open_slip
from wudan.orders.models import Order
from wudan.orders.policies import SLIP_TRIES

pytestmark = pytest.mark.postgres


def look(order, code=None):
    return open_slip(no=order.no, code=code or order.slip_code, at=MONDAY)


def wrong(order):
    return f"{(int(order.slip_code) + 1) % 10**6:06d}"


def misses(order):
    return Order.objects.get(pk=order.pk).slip_misses


def test_number_and_code_open_the_order(world):
    order = world.place()
    assert len(order.slip_code) == 6
    assert look(order) == order


@pytest.mark.parametrize("code", ["", "1", "12345", "１２３４５６", "\x00", "字" * 1000])
def test_anything_else_does_not(world, code):
    order = world.place()
    with pytest.raises(Missing):
        open_slip(no=order.no, code=code, at=MONDAY)
    assert misses(order) == 1


@pytest.mark.parametrize("no", ["", "0", "\x00", "字" * 1000, "00000000000"])
def test_an_unknown_number_answers_like_a_wrong_code(world, no):
    order = world.place()
    with pytest.raises(Missing) as unknown:
        open_slip(no=no, code="123456", at=MONDAY)
    with pytest.raises(Missing) as mistaken:
        look(order, wrong(order))
    assert unknown.value.words == mistaken.value.words


def test_a_right_one_forgives_the_wrong_ones(world):
    order = world.place()
    for _ in range(SLIP_TRIES - 1):
        with pytest.raises(Missing):
            look(order, wrong(order))
    assert look(order) == order
    assert misses(order) == 0


def test_after_five_wrong_ones_the_slip_is_shut_and_says_whom_to_call(world):
    order = world.place()
    for _ in range(SLIP_TRIES - 1):
        with pytest.raises(Missing):
            look(order, wrong(order))
    with objected("slip_locked"):
        look(order, wrong(order))
    assert misses(order) == SLIP_TRIES - 1  # the story's savepoint took the last one back


def test_a_shut_slip_stays_shut_even_for_the_right_code(world):
    order = world.place()
    Order.objects.filter(pk=order.pk).update(slip_misses=SLIP_TRIES)
    with objected("slip_locked"):
        look(order)


def test_the_shutting_is_in_the_journal_once(world):
    order = world.place()
    Order.objects.filter(pk=order.pk).update(slip_misses=SLIP_TRIES - 1)
    with pytest.raises(Exception, match="杨柳村站 10100000001"):
        look(order, wrong(order))
    with pytest.raises(Exception, match="锁上"):
        look(order, wrong(order))
    locked = events_of("order", order.pk).filter(verb="order.lock_slip")
    assert locked.count() == 1
    assert misses(order) == SLIP_TRIES


def test_looking_changes_nothing_for_those_who_act(world):
    order = world.place()
    with pytest.raises(Missing):
        look(order, wrong(order))
    assert Order.objects.get(pk=order.pk).version == order.version
    assert numbers.is_number(order.no)
