"""回访: finished orders are drawn by lot, and the beneficiary is asked by somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.kit import numbers
from wudan.kit.pack import Callbacks
from wudan.orders import actions, attention
from wudan.orders.actions.call_back import drawn_for, lot
from wudan.orders.actions.place import Need
from wudan.orders.enums import CallbackOutcome
from wudan.orders.models import Callback, Order

RULE = Callbacks(share_percent=5, minimum_per_month=2)
NEXT_MONTH = MONDAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def _two_a_month(settings):
    settings.PACK = replace(settings.PACK, callbacks=RULE)


def taken(world, by="马青山", who="秦奶奶", *, lucky=False):
    """A proxy order with a number that the lot draws, or leaves."""
    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people[who],
        channel="telephone", consent="spoken_phone", by=world.actor(by), at=MONDAY,
    )  # fmt: skip
    order.no = number(lucky=lucky)
    order.save()
    return order


def number(*, lucky: bool) -> str:
    while (lot(no := numbers.draw()) < RULE.share_percent) != lucky:
        pass
    return no


def draw(order, *, at=MONDAY):
    return actions.draw_callback(order=order, at=at)


def call(world, callback, by="乔委员", outcome="confirmed", words=""):
    return actions.call_back(
        callback=callback, by=world.actor(by), at=MONDAY, outcome=outcome, words=words
    )


def test_the_first_two_of_a_month_are_always_drawn(world):
    drawn = [draw(taken(world)) is not None for _ in range(4)]
    assert drawn == [True, True, False, False]


def test_after_that_the_lot_decides(world):
    for _ in range(RULE.minimum_per_month):
        draw(taken(world))
    assert draw(taken(world, lucky=True)) is not None
    assert draw(taken(world, lucky=False)) is None


def test_each_month_begins_anew(world):
    for _ in range(3):
        draw(taken(world))
    assert draw(taken(world), at=NEXT_MONTH) is not None


def test_each_proxy_and_each_station_has_its_own_share(world):
    order, own = taken(world), world.place()
    assert drawn_for(order) == f"proxy:{world.people['马青山'].pk}"
    assert drawn_for(own) == f"unit:{world.units['杨柳村'].pk}"
    for _ in range(3):
        draw(taken(world))
    assert draw(own) is not None
    assert draw(taken(world, "乔委员")) is not None


def test_the_lot_is_fair_and_knows_only_the_number():
    assert lot("10000000009") == lot("10000000009")
    lots = [lot(numbers.draw()) for _ in range(4000)]
    assert min(lots) >= 0
    assert max(lots) <= 99
    assert 1600 < sum(one < 50 for one in lots) < 2400


def test_an_order_is_drawn_once(world):
    first = draw(taken(world))
    for _ in range(3):
        draw(taken(world))
    again = Order.objects.get(pk=first.order_id)
    assert draw(again) == first
    assert events_of("order", again.pk).filter(verb="order.draw").count() == 1


@pytest.mark.parametrize("outcome", CallbackOutcome.values)
def test_what_the_beneficiary_said_is_written_down(world, outcome):
    order = taken(world)
    called = call(world, draw(order), outcome=outcome, words=" 说好 ")
    assert (called.outcome, called.words, called.called_at) == (outcome, "说好", MONDAY)
    assert called.person_id == world.people["乔委员"].pk
    assert events_of("order", order.pk).last().facts == {"outcome": outcome}


def test_nobody_calls_about_their_own_proxy(world):
    with objected("own_proxy"):
        call(world, draw(taken(world)), by="马青山")


def test_only_a_site_in_reach_calls(world):
    callback = draw(taken(world))
    for by in ("贾站长", "苏远", "景科长", "秦奶奶", "郝书记"):
        with objected("not_your_unit"):
            call(world, callback, by=by)
    assert call(world, callback, by="柳文书").called_at == MONDAY


def test_one_call_is_enough(world):
    callback = draw(taken(world))
    call(world, callback)
    with objected("called"):
        call(world, callback)


@pytest.mark.parametrize(
    ("field", "value"), [("outcome", ""), ("outcome", "happy"), ("words", "字" * 401)]
)
def test_a_call_that_says_nothing_is_refused(world, field, value):
    with malformed(field):
        call(world, draw(taken(world)), **{field: value})


def test_the_waiting_calls_are_those_of_ones_reach(world):
    callback = draw(taken(world))
    for name, sees in (("乔委员", 1), ("马青山", 1), ("贾站长", 0), ("郝书记", 0), ("秦奶奶", 0)):
        assert Callback.objects.waiting().within(world.actor(name)).count() == sees
    call(world, callback)
    assert not Callback.objects.waiting().exists()


def test_each_proxys_rate_is_borne_out_by_the_beneficiaries(world):
    orders = [taken(world) for _ in range(4)]
    world.place()
    taken(world, "乔委员")
    actions.disown(order=orders[0], by=world.actor("秦奶奶"), at=MONDAY)
    call(world, draw(orders[1]), outcome="disowned")
    call(world, draw(orders[2]), outcome="confirmed")
    rates = attention.proxy_rates(world.actor("柳文书"), at=MONDAY)
    assert {r.person.name: r.orders_count for r in rates} == {"马青山": 4, "乔委员": 1}
    keeper = next(rate for rate in rates if rate.person.name == "马青山")
    assert (keeper.disowned_count, keeper.called_count, keeper.confirmed_count) == (2, 2, 1)
    assert keeper.disown_percent == 50.0


def test_rates_are_of_ones_reach_and_of_the_last_ninety_days(world):
    taken(world)
    assert attention.proxy_rates(world.actor("贾站长"), at=MONDAY) == []
    assert attention.proxy_rates(world.actor("柳文书"), at=MONDAY + timedelta(days=91)) == []


def test_who_took_none_has_no_rate(world):
    rate = attention.ProxyRate(world.people["马青山"], 0, 0, 0, 0)
    assert rate.disown_percent == 0.0
