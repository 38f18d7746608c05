"""撤单, 声明非本人所点, 作废: the exits before the work begins."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import DispatchState, FulfillmentState, Stage

LATER = MONDAY + timedelta(hours=6)
NOT_BEGUN = ["placed", "returned", "accepted", "offered", "scheduled"]


def by_proxy(world, stage="placed"):
    from tests.world import walk

    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"],
        channel="telephone", consent="spoken_phone", by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    return walk(world, order, stage)


def withdraw(world, order, by="秦奶奶", **given):
    return actions.withdraw(order=order, by=world.actor(by), at=LATER, **given)


@pytest.mark.parametrize("stage", NOT_BEGUN)
def test_the_resident_withdraws_without_a_reason_until_it_begins(world, stage):
    order = withdraw(world, world.order_at(stage))
    assert (order.stage, order.closed_at, order.dispatch) == (Stage.WITHDRAWN, LATER, None)


def test_a_team_on_its_way_is_called_off(world):
    order = withdraw(world, world.order_at("scheduled"))
    made = order.dispatches.get()
    assert (made.state, made.reason) == (DispatchState.RECALLED, "withdraw")
    assert made.fulfillment.state == FulfillmentState.CANCELLED


def test_once_it_has_begun_it_is_not_withdrawn(world):
    with objected("wrong_stage"):
        withdraw(world, world.order_at("started"))


def test_only_the_resident_withdraws(world):
    order = world.place()
    with objected("not_your_order"):
        withdraw(world, order, "高大爷")
    with objected("residents_own"):
        withdraw(world, order, "马青山")
    with objected("not_your_role"):
        withdraw(world, order, "苏远")


def test_words_too_long_are_refused(world):
    with objected("bad_note"):
        withdraw(world, world.place(), words="字" * 401)


@pytest.mark.parametrize("stage", NOT_BEGUN)
def test_who_never_asked_can_say_so(world, stage):
    order = by_proxy(world, stage)
    order = actions.disown(order=order, by=world.actor("秦奶奶"), at=LATER, words="没点过")
    assert (order.stage, order.closed_code) == (Stage.VOID, "disowned")


def test_ones_own_order_is_withdrawn_not_disowned(world):
    with objected("own_order"):
        actions.disown(order=world.place(), by=world.actor("秦奶奶"), at=LATER)


def test_nobody_disowns_for_another(world):
    order = by_proxy(world)
    with objected("not_your_order"):
        actions.disown(order=order, by=world.actor("李小妹"), at=LATER)
    with objected("not_your_order"):
        actions.disown(order=order, by=world.oneself("马青山"), at=LATER)
    with objected("not_your_role"):
        actions.disown(order=order, by=world.actor("苏远"), at=LATER)


@pytest.mark.parametrize("stage", [*NOT_BEGUN, "started"])
def test_the_center_strikes_what_was_entered_by_mistake(world, stage):
    order = world.order_at(stage)
    order = actions.void(order=order, by=world.actor("柳文书"), at=LATER, reason="entered_twice")
    assert (order.stage, order.closed_code) == (Stage.VOID, "entered_twice")
    assert not order.dispatches.filter(answered_at=None).exists()


def test_the_center_says_why(world):
    order = world.place()
    for reason, code in (("", "no_reason"), ("disowned", "no_reason"), ("other", "no_words")):
        with objected(code):
            actions.void(order=order, by=world.actor("柳文书"), at=LATER, reason=reason)


@pytest.mark.parametrize("by", ["马青山", "乔委员", "景科长", "郝书记", "计管理"])
def test_nobody_but_the_center_strikes(world, by):
    with objected("not_your_role"):
        actions.void(order=world.place(), by=world.actor(by), at=LATER, reason="test")
