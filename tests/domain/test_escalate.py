"""上交 站 → 所 → 中心."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.enums import Stage

LATER = MONDAY + timedelta(hours=1)


def escalate(world, order, by="马青山", words=""):
    return actions.escalate(order=order, by=world.actor(by), at=LATER, words=words)


@pytest.mark.parametrize("stage", ["placed", "accepted"])
def test_the_site_above_gets_it_with_its_whole_time(world, stage):
    order = escalate(world, world.order_at(stage))
    assert (order.unit, order.stage) == (world.units["铁边城"], stage)
    running = order.deadlines.get(ended_at=None)
    assert (running.unit, running.set_at) == (world.units["铁边城"], LATER)
    assert order.origin == world.units["杨柳村"]


def test_the_keeper_below_still_sees_it_but_holds_it_no_more(world):
    order = escalate(world, world.place())
    with objected("not_your_unit"):
        escalate(world, order)


def test_at_the_center_it_goes_no_further(world):
    order = escalate(world, escalate(world, world.place()), "乔委员")
    assert order.unit == world.units["c"]
    with objected("at_top"):
        escalate(world, order, "柳文书")


def test_words_too_long_are_refused(world):
    with objected("bad_note"):
        escalate(world, world.place(), words="字" * 401)


def test_what_is_dispatched_stays(world):
    order = world.order_at("offered")
    with objected("wrong_stage"):
        escalate(world, order)
    assert order.stage == Stage.OFFERED


def test_an_escalated_order_is_accepted_above(world):
    order = escalate(world, world.place())
    accepted = actions.accept(order=order, by=world.actor("乔委员"), at=LATER)
    assert accepted.acceptances.get().unit == world.units["铁边城"]
