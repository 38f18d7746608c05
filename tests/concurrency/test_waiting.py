"""One acts while another waits for the same order: the second decides on what the first left."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, race
from tests.world import MONDAY
from wudan.kit.refusals import Objected
from wudan.orders import actions
from wudan.orders.enums import DispatchState, Stage
from wudan.orders.models import Order

pytestmark = pytest.mark.postgres

LATER = MONDAY + timedelta(hours=6)
WAIT_SECONDS = 0.4


def one_after_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """`second` begins when `first` has written and not committed yet, and so has to wait."""
    written = threading.Event()

    def act() -> Any:
        with transaction.atomic():
            done = first()
            written.set()
            time.sleep(WAIT_SECONDS)
            return done

    def follow() -> Any:
        written.wait(5)
        return second()

    return race([act, follow])


def test_a_withdrawal_that_waited_calls_off_the_team_just_sent(shared_world):
    w = shared_world
    order, elder, officer = w.order_at("accepted"), w.actor("秦奶奶"), w.actor("景科长")
    outcomes = one_after_the_other(
        lambda: actions.dispatch(order=order, by=officer, at=LATER, team=w.teams["clippers"], note="就近"),
        lambda: actions.withdraw(order=order, by=elder, at=LATER),
    )  # fmt: skip
    assert not faults(outcomes)
    stored = Order.objects.get(pk=order.pk)
    assert (stored.stage, stored.dispatches.get().state) == (Stage.WITHDRAWN, DispatchState.RECALLED)  # fmt: skip


def test_a_team_that_waited_answers_what_was_sent_to_it(shared_world):
    w = shared_world
    order, leader, officer = w.order_at("accepted"), w.actor("苏远"), w.actor("景科长")
    outcomes = one_after_the_other(
        lambda: actions.dispatch(order=order, by=officer, at=LATER, team=w.teams["clippers"], note="就近"),
        lambda: actions.confirm(order=order, by=leader, at=LATER, starts_at=LATER, contact="苏远"),
    )  # fmt: skip
    assert not faults(outcomes)
    assert Order.objects.get(pk=order.pk).stage == Stage.SCHEDULED


def test_a_team_whose_offer_was_taken_back_meanwhile_is_told(shared_world):
    w = shared_world
    order, leader, officer = w.order_at("offered"), w.actor("苏远"), w.actor("景科长")
    _, told = one_after_the_other(
        lambda: actions.recall(order=order, by=officer, at=LATER, words="换一支"),
        lambda: actions.confirm(order=order, by=leader, at=LATER, starts_at=LATER, contact="苏远"),
    )
    assert isinstance(told, Objected)
    assert told.code in {"not_your_team", "wrong_stage"}


def test_who_accepts_an_order_that_just_went_up_is_told_who_holds_it(shared_world):
    w = shared_world
    order, keeper = w.place(), w.actor("马青山")
    _, told = one_after_the_other(
        lambda: actions.escalate(order=order, by=w.actor("乔委员"), at=LATER),
        lambda: actions.accept(order=order, by=keeper, at=LATER),
    )
    assert isinstance(told, Objected)
    assert told.code == "not_your_unit"


def test_the_unit_above_accepts_what_just_came_up(shared_world):
    w = shared_world
    order, institute = w.place(), w.actor("乔委员")
    _, accepted = one_after_the_other(
        lambda: actions.escalate(order=order, by=w.actor("马青山"), at=LATER),
        lambda: actions.accept(order=order, by=institute, at=LATER),
    )
    assert accepted.acceptances.get().unit == w.units["铁边城"]


def test_a_deadline_that_passes_while_the_team_says_yes_takes_nothing_back(shared_world):
    w = shared_world
    order, leader = w.order_at("offered"), w.actor("苏远")
    due = order.deadlines.running().get()
    _, noticed = one_after_the_other(
        lambda: actions.confirm(order=order, by=leader, at=LATER, starts_at=LATER, contact="苏远"),
        lambda: actions.notice_deadline(deadline_id=due.pk, at=due.due_at),
    )
    assert noticed is False
    assert Order.objects.get(pk=order.pk).stage == Stage.SCHEDULED


def test_a_yes_that_waited_for_the_deadline_comes_too_late(shared_world):
    w = shared_world
    order, leader = w.order_at("offered"), w.actor("苏远")
    due = order.deadlines.running().get()
    noticed, told = one_after_the_other(
        lambda: actions.notice_deadline(deadline_id=due.pk, at=due.due_at),
        lambda: actions.confirm(order=order, by=leader, at=LATER, starts_at=LATER, contact="苏远"),
    )
    assert noticed is True
    assert isinstance(told, Objected)
    assert Order.objects.get(pk=order.pk).stage == Stage.ACCEPTED
