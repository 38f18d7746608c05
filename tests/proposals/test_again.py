"""再提方案: after a no, the worker proposes for the open set anew; nothing is sent by it."""

from datetime import timedelta

import pytest

from tests.proposals.open_set import (
    NOON,
    accept,
    confirm,
    line_of,
    newest,
    open_orders,
    propose,
    refuse,
    work,
)
from wudan.orders import actions
from wudan.orders.enums import DispatchState, LineChange, LineState, ProposalCause, ProposalState
from wudan.orders.models import Dispatch, Order, Proposal
from wudan.orders.settling import Stakes
from wudan.privacy.actions import retain

pytestmark = pytest.mark.postgres


def test_a_refused_order_is_proposed_to_another_team_and_waits(world):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    asked = line_of(made, order).team
    accept(world, made)
    refuse(world, order)
    work()
    again = newest(world)
    line = line_of(again, order)
    assert (again.cause, again.person_id) == (ProposalCause.REFUSED, None)
    assert line.team not in {None, asked}
    assert (line.state, line.change, line.before) == (LineState.PROPOSED, LineChange.MOVED, asked)
    assert Dispatch.objects.count() == 1
    made.refresh_from_db()
    assert made.state == ProposalState.SUPERSEDED
    assert line_of(made, order).state == LineState.DECLINED


def test_the_second_no_leaves_a_reason(world):
    (order,) = open_orders(world, "秦奶奶")
    accept(world, propose(world))
    for _ in range(2):
        refuse(world, order)
        work()
        line = line_of(newest(world), order)
        if line.can_be_sent:
            accept(world, newest(world))
    assert (line.state, line.reason) == (LineState.UNSERVED, "declined")


def test_what_was_accepted_and_what_is_out_stays(world):
    yes, out, no = open_orders(world, "秦奶奶", "高大爷", "李小妹")
    made = propose(world)
    accept(world, made)
    confirm(world, yes)
    work()
    refuse(world, no)
    work()
    again = newest(world)
    assert line_of(again, yes).state == LineState.ACCEPTED
    assert line_of(again, yes).team == line_of(made, yes).team
    assert (line_of(again, out).state, line_of(again, out).dispatch) == (
        LineState.SENT, Order.objects.get(pk=out.pk).dispatch,
    )  # fmt: skip
    assert line_of(again, out).change == LineChange.SAME


def test_an_offer_that_ran_out_counts_as_a_no(world):
    (order,) = open_orders(world, "秦奶奶")
    accept(world, propose(world))
    late = NOON + timedelta(days=5)
    work(at=late)
    work(at=late)
    again = newest(world)
    assert again.cause == ProposalCause.REFUSED
    assert line_of(again, order).team != Dispatch.objects.get().team


def test_refusals_that_came_together_are_answered_by_one_run(world):
    orders = open_orders(world)
    accept(world, propose(world))
    for order in orders[:3]:
        refuse(world, order)
    work()
    assert Proposal.objects.filter(cause=ProposalCause.REFUSED).count() == 1


def test_what_the_dispatcher_put_aside_stays_aside_until_asked_anew(world):
    aside, other = open_orders(world, "秦奶奶", "高大爷")
    made = propose(world)
    from wudan.orders.actions import proposals

    proposals.drop(line=line_of(made, aside), by=world.actor("景科长"), at=NOON, note="人在外地")
    accept(world, made)
    refuse(world, other)
    work()
    assert line_of(newest(world), aside).state == LineState.DROPPED
    assert line_of(propose(world), aside).state == LineState.PROPOSED


def test_an_unanswered_offer_moves_only_when_it_is_worth_it(world, monkeypatch):
    """The first team is asked for one order; then its only place is needed by another more."""
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    accept(world, made)
    held = line_of(made, order)
    open_orders(world, "高大爷", "李小妹")
    calm = propose(world)
    assert line_of(calm, order).state == LineState.SENT
    restless = Stakes(stick_sent_minutes=0)
    monkeypatch.setattr("wudan.orders.settling._stick", lambda one, stakes: -10_000)
    moved = line_of(propose(world), order)
    assert restless.stick_sent_minutes == 0
    if moved.team != held.team:
        assert moved.moves
        accept(world, newest(world), lines=[moved.pk])
        states = Dispatch.objects.filter(order=order).order_by("pk").values_list("state", flat=True)
        assert list(states) == [DispatchState.RECALLED, DispatchState.OFFERED]


def test_a_recalled_offer_is_not_proposed_by_itself(world):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    accept(world, made)
    actions.recall(
        order=Order.objects.get(pk=order.pk), by=world.actor("景科长"), at=NOON, words="换"
    )
    work()
    assert line_of(made, order).state == LineState.DROPPED
    assert newest(world) == made


def test_what_is_over_is_deleted_after_thirty_days_the_dispatch_keeps_why(world):
    (order,) = open_orders(world, "秦奶奶")
    old = propose(world)
    accept(world, old)
    confirm(world, order)
    work()
    retain(at=NOON + timedelta(days=29))
    assert Proposal.objects.filter(pk=old.pk).exists()
    retain(at=NOON + timedelta(days=31))
    assert not Proposal.objects.filter(pk=old.pk).exists()
    order.refresh_from_db()
    assert order.dispatch.proposal["reasons"]
