"""回执: what the beneficiary takes home."""

import pytest

from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.journal.models import Event
from wudan.kit.refusals import Missing, Objected
from wudan.orders.actions import open_slip
from wudan.orders.models import Order
from wudan.orders.policies import SLIP_TRIES


def test_a_slip_tells_number_code_and_whom_to_call(world, desk_of, settings):
    order = world.place()
    page = words_of(desk_of("马青山").see("order-slip", order.no))
    for told in (order.number, order.slip_code, "10100000001", settings.PACK.brand.hotline):
        assert told in page


def test_a_team_gets_no_slip(world, desk_of):
    order = world.order_at("scheduled")
    assert desk_of("苏远").see("order-slip", order.no).status_code == 404


def test_the_station_draws_a_new_code_for_a_shut_slip(world, desk_of):
    order = world.place()
    for _ in range(SLIP_TRIES):
        with pytest.raises((Missing, Objected)):
            open_slip(no=order.no, code="no", at=MONDAY)
    keeper = desk_of("马青山")
    assert "这张回执锁上了" in words_of(keeper.see("order-slip", order.no))
    assert keeper.send("slip-code", order.no).status_code == 303
    fresh = Order.objects.get(pk=order.pk).slip_code
    assert fresh != order.slip_code
    assert open_slip(no=order.no, code=fresh, at=MONDAY) == order
    assert fresh not in str(list(Event.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize("who", ["贾站长", "苏远", "秦奶奶", "景科长", "郝书记"])
def test_nobody_else_does(world, desk_of, who):
    order = world.order_at("scheduled")
    assert desk_of(who).send("slip-code", order.no).status_code == 404
    assert Order.objects.get(pk=order.pk).slip_code == order.slip_code
