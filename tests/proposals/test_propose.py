"""提出方案: a team and a time for every open order, or why nobody can be asked."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.refusing import objected
from tests.proposals.large import lay_orders, lay_teams
from tests.proposals.open_set import NOON, accepted, line_of, newest, open_orders, propose, work
from tests.world import MONDAY
from wudan.journal.events import events_of
from wudan.matching import Rule
from wudan.orders import settling
from wudan.orders.enums import (
    LineChange,
    LineReason,
    LineState,
    ProposalCause,
    ProposalState,
    Stage,
)
from wudan.orders.models import Dispatch, Order, Proposal
from wudan.orders.settling import POLICY_VERSION, STAKES, penalty_of, settle_all
from wudan.orders.shapes import POLICY, tasks_of


def test_every_open_order_has_a_team_or_a_reason(world):
    orders = open_orders(world)
    orders += open_orders(world, "秦奶奶", service="bath")
    made = propose(world)
    assert made.lines.count() == len(orders)
    for line in made.lines.all():
        assert bool(line.team_id) != bool(line.reason)
    assert made.is_proven
    assert made.work["orders"] == len(orders)


def test_nothing_is_sent(world):
    open_orders(world)
    propose(world)
    assert not Dispatch.objects.exists()
    assert set(Order.objects.values_list("stage", flat=True)) == {Stage.ACCEPTED}


def test_a_line_says_why_in_plain_words(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    assert line.state == LineState.PROPOSED
    assert any("公里" in words for words in line.reasons)
    assert line.minutes["travel"] <= 0
    assert line.runner_up is not None
    assert line.margin_minutes >= 0
    assert (line.on, line.part) >= (NOON.date(), "am")


def test_two_orders_do_not_want_one_team_at_one_time(world):
    open_orders(world)
    taken = [(line.team_id, line.on, line.part) for line in propose(world).lines.all()]
    assert len(set(taken)) == len(taken)


def test_who_else_wanted_the_time_is_named(world):
    open_orders(world)
    rivals = [no for line in propose(world).lines.all() for no in line.rivals]
    assert rivals
    assert set(rivals) <= set(Order.objects.values_list("no", flat=True))


def test_nobody_can_and_the_reason_is_the_last_rule_that_held_teams_back(world):
    (order,) = open_orders(world, "秦奶奶")
    for team in world.teams.values():
        team.capacity_per_week = 0
        team.save()
    line = line_of(propose(world), order)
    assert (line.state, line.team) == (LineState.UNSERVED, None)
    assert line.reason == LineReason.CAPACITY
    assert line.refused == {"category": 2, "capacity": 2}


def test_one_place_for_two_goes_to_whom_it_costs_least_and_the_other_is_told(world):
    open_orders(world, "秦奶奶", "高大爷")
    for key, most in (("clippers", 1), ("carers", 0)):
        world.teams[key].capacity_per_week = most
        world.teams[key].save()
    made = propose(world)
    left = made.lines.get(state=LineState.UNSERVED)
    assert left.reason == LineReason.OUTBID
    assert made.lines.filter(state=LineState.PROPOSED).count() == 1


def test_who_waits_longer_or_was_refused_costs_more_to_leave(world):
    (order,) = open_orders(world, "秦奶奶")
    (task,) = tasks_of([order])
    now = penalty_of(order, task.wanted, MONDAY, STAKES)
    later = penalty_of(order, task.wanted, MONDAY.replace(day=17), STAKES)
    assert later == now + 10 * 60 * STAKES.day_minutes
    order.urgent = True
    assert penalty_of(order, task.wanted, MONDAY, STAKES) > now


def test_the_same_question_gets_the_same_answer(world):
    open_orders(world)
    orders = list(Order.objects.for_the_engine().order_by("pk"))
    answers = [settle_all(orders, {}, county="610626", at=NOON) for _ in range(2)]
    assert answers[0] == answers[1]
    one, two = propose(world), propose(world)
    assert one.policy == two.policy == POLICY_VERSION
    assert {line.change for line in two.lines.all()} == {LineChange.SAME}


def test_asking_anew_supersedes_and_is_in_the_journal(world):
    open_orders(world)
    one, two = propose(world), propose(world)
    one.refresh_from_db()
    assert (one.state, two.state) == (ProposalState.SUPERSEDED, ProposalState.OPEN)
    assert two.cause == ProposalCause.ASKED
    (event,) = events_of("proposal", two.pk)
    assert event.verb == "proposal.make"
    assert event.facts["lines"] == 5


@pytest.mark.parametrize(("by", "many"), [("柳文书", 2), ("景科长", 1), ("艾科长", 1)])
def test_a_department_proposes_for_its_platforms_the_center_for_all(world, by, many):
    open_orders(world, "秦奶奶")
    accepted(world, "高大爷", "opera", place_mode="site")
    made = propose(world, by)
    assert made.lines.count() == many
    assert (
        made.unit
        == world.units["c" if by == "柳文书" else {"景科长": "民政局", "艾科长": "文旅局"}[by]]
    )


def test_without_open_orders_there_is_nothing_to_propose(world):
    with objected("nothing_open"):
        propose(world)


@pytest.mark.parametrize("by", ["马青山", "苏远", "郝书记", "严审计", "计管理"])
def test_only_who_dispatches_may(world, by):
    open_orders(world, "秦奶奶")
    with objected("not_your_role"):
        propose(world, by)


def test_the_worker_leaves_a_fresh_proposal_alone(world):
    open_orders(world)
    made = propose(world)
    work()
    assert newest(world) == made
    assert Proposal.objects.count() == 1


def test_a_rule_that_fails_for_one_order_is_said_and_the_others_are_served(world, monkeypatch):
    odd, *others = open_orders(world)

    def fails(asked, team):
        if asked.order.id == odd.no:
            raise ZeroDivisionError

    rule = Rule("odd", "…", "…", (), fails)
    monkeypatch.setattr(settling, "POLICY", replace(POLICY, rules=(rule, *POLICY.rules)))
    made = propose(world)
    assert line_of(made, odd).reason == LineReason.BROKEN
    assert made.lines.filter(state=LineState.PROPOSED).count() == len(others)


def test_a_large_set_is_settled_proved_and_read_in_few_statements(world):
    lay_teams(world)
    lay_orders(world)
    with CaptureQueriesContext(connection) as asked:
        made = propose(world, "柳文书")
    assert len(asked) <= 32
    assert made.is_proven
    assert made.lines.count() == 200
    taken = list(made.lines.exclude(team=None).values_list("team_id", "on", "part"))
    assert len(set(taken)) == len(taken)
