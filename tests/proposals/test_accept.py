"""送出方案: lines become offers; what changed meanwhile is named and left out."""

from datetime import timedelta

import pytest

from tests.domain.refusing import objected
from tests.proposals.open_set import NOON, accept, confirm, line_of, open_orders, propose, work
from wudan.journal.events import events_of
from wudan.orders import actions
from wudan.orders.enums import DispatchKind, LineState, ProposalState, Stage
from wudan.orders.models import Dispatch, Order

pytestmark = pytest.mark.postgres


def test_all_are_sent_as_offers_that_may_be_refused(world):
    orders = open_orders(world)
    made = propose(world)
    done = accept(world, made)
    assert (len(done.sent), done.left) == (len(orders), [])
    for order in Order.objects.select_related("dispatch"):
        line = line_of(made, order)
        assert (order.stage, order.dispatch.kind) == (Stage.OFFERED, DispatchKind.OFFER)
        assert (line.state, line.dispatch) == (LineState.SENT, order.dispatch)
        assert order.dispatch.team_id == line.team_id
        assert order.dispatch.proposal["proposal"] == made.pk
        assert "建议" in order.dispatch.note
        assert events_of("order", order.pk).filter(verb="order.dispatch").count() == 1


def test_some_are_sent_the_others_wait(world):
    first, *others = open_orders(world)
    made = propose(world)
    accept(world, made, lines=[line_of(made, first).pk])
    assert Dispatch.objects.count() == 1
    assert made.lines.filter(state=LineState.PROPOSED).count() == len(others)


def test_what_was_sent_is_not_sent_twice(world):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    accept(world, made)
    with objected("none_chosen"):
        accept(world, made)
    with objected("none_chosen"):
        accept(world, made, lines=[line_of(made, order).pk])


def test_who_comes_second_with_some_is_told_what_was_sent_before(world):
    first, second, *_ = open_orders(world)
    made = propose(world)
    accept(world, made, lines=[line_of(made, first).pk])
    done = accept(world, made, lines=[line_of(made, one).pk for one in (first, second)])
    assert [line.order for line in done.sent] == [second]
    ((line, words),) = done.left
    assert line.order == first
    assert "等答复" in words
    assert line_of(made, first).state == LineState.SENT


def test_an_order_that_changed_is_named_and_the_others_go(world):
    gone, *others = open_orders(world)
    made = propose(world)
    actions.withdraw(order=gone, by=world.actor("秦奶奶"), at=NOON)
    done = accept(world, made)
    assert len(done.sent) == len(others)
    ((line, words),) = done.left
    assert line.order == gone
    assert "有人动过" in words
    line.refresh_from_db()
    assert (line.state, line.note) == (LineState.DROPPED, words)


def test_a_team_that_is_full_by_now_is_named(world):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    line = line_of(made, order)
    line.team.capacity_per_week = 0
    line.team.save()
    ((_, words),) = accept(world, made).left
    assert "已满" in words


def test_a_team_that_lost_its_papers_is_not_asked(world):
    (order,) = open_orders(world, "秦奶奶", service="bath")
    made = propose(world)
    line = line_of(made, order)
    line.team.insured_until = NOON.date() - timedelta(days=1)
    line.team.save()
    ((_, words),) = accept(world, made).left
    assert "保险" in words


def test_a_time_that_is_over_is_not_proposed_to_a_team(world):
    open_orders(world, "秦奶奶")
    made = propose(world)
    ((_, words),) = accept(world, made, at=NOON + timedelta(days=20)).left
    assert "时间" in words


def test_another_desk_cannot_send_it(world):
    open_orders(world)
    made = propose(world)
    with objected("not_your_unit"):
        accept(world, made, by="柳文书")


def test_two_desks_propose_one_order_and_the_first_to_send_has_it(world):
    open_orders(world)
    ours, theirs = propose(world), propose(world, "柳文书")
    accept(world, ours)
    done = accept(world, theirs, by="柳文书")
    assert (done.sent, len(done.left)) == ([], 5)
    theirs.refresh_from_db()
    assert theirs.state == ProposalState.SETTLED


def test_a_superseded_proposal_is_not_sent(world):
    open_orders(world)
    old = propose(world)
    propose(world)
    with objected("not_open"):
        accept(world, old)


def test_when_all_teams_said_yes_the_proposal_is_settled(world):
    orders = open_orders(world, "秦奶奶", "高大爷")
    made = propose(world)
    accept(world, made)
    for order in orders:
        confirm(world, order)
    work()
    made.refresh_from_db()
    assert made.state == ProposalState.SETTLED
    assert {line.state for line in made.lines.all()} == {LineState.ACCEPTED}
