"""买单, its end: starting, completing, and the resident's yes."""

from datetime import timedelta

import pytest

from tests.domain.refusing import malformed, objected
from tests.world import MONDAY
from wudan.orders import actions
from wudan.orders.actions.place import Need
from wudan.orders.enums import FulfillmentState, Stage, Step

LATER = MONDAY + timedelta(hours=6)


def fulfill(world, order, by="苏远", **given):
    said = {"words": " 剪好了 ", "minutes": 40} | given
    return actions.fulfill(order=order, by=world.actor(by), at=LATER, **said)


def acknowledge(world, order, by):
    return actions.acknowledge(order=order, by=by, at=LATER)


def test_starting_is_noted_and_lengthens_nothing(world):
    order = world.order_at("scheduled")
    due = order.deadlines.get(ended_at=None).due_at
    order = actions.start(order=order, by=world.actor("苏远"), at=LATER)
    made = order.fulfillments.get()
    assert (order.stage, made.state, made.started_at) == (Stage.STARTED, "started", LATER)
    assert order.deadlines.get(ended_at=None).due_at == due


def test_only_the_team_starts_and_only_what_is_scheduled(world):
    with objected("not_your_team"):
        actions.start(order=world.order_at("scheduled"), by=world.actor("宗梅"), at=LATER)
    with objected("wrong_stage"):
        actions.start(order=world.order_at("offered"), by=world.actor("苏远"), at=LATER)


@pytest.mark.parametrize("stage", ["scheduled", "started"])
def test_one_sentence_and_the_minutes_complete_it(world, stage):
    order = fulfill(world, world.order_at(stage))
    made = order.fulfillments.get()
    assert (order.stage, made.state, made.done_at) == (Stage.DONE, FulfillmentState.DONE, LATER)
    assert (made.done_words, made.minutes) == ("剪好了", 40)
    assert order.deadlines.get(ended_at=None).step == Step.REVIEW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", " "),
        ("words", "字" * 401),
        ("words", "坏\x00字"),
        ("minutes", 0),
        ("minutes", 961),
    ],
)
def test_a_completion_that_cannot_be_is_refused(world, field, value):
    with malformed(field):
        fulfill(world, world.order_at("started"), **{field: value})


def test_only_the_team_completes(world):
    order = world.order_at("started")
    with objected("not_your_team"):
        fulfill(world, order, "宗梅")
    with objected("not_your_role"):
        fulfill(world, order, "马青山")
    with objected("wrong_stage"):
        fulfill(world, world.order_at("offered"))


def test_the_resident_says_that_it_happened(world):
    order = acknowledge(world, world.order_at("done"), world.actor("秦奶奶"))
    made = order.fulfillments.get()
    assert (order.stage, made.state, made.acknowledged_at) == (Stage.ACKNOWLEDGED, "acknowledged", LATER)  # fmt: skip


def test_nobody_says_it_for_them(world):
    order = world.order_at("done")
    with objected("not_your_order"):
        acknowledge(world, order, world.actor("高大爷"))
    with objected("not_your_role"):
        acknowledge(world, order, world.actor("苏远"))


def test_not_even_the_keeper_who_took_the_order(world):
    from tests.world import walk

    order = actions.place_for(
        need=Need(service=world.services["haircut"]), beneficiary=world.people["秦奶奶"],
        channel="telephone", consent="spoken_phone", by=world.actor("马青山"), at=MONDAY,
    )  # fmt: skip
    order = walk(world, order, "done")
    with objected("not_your_order"):
        acknowledge(world, order, world.oneself("马青山"))
    with objected("not_your_role"):
        acknowledge(world, order, world.actor("马青山"))
    assert acknowledge(world, order, world.actor("秦奶奶")).stage == Stage.ACKNOWLEDGED
