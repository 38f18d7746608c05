"""改派, 这次不送: the dispatcher changes a line, with a note; the law stays."""

import pytest

from tests.domain.refusing import malformed, missing, objected
from tests.proposals.open_set import (
    NOON,
    accept,
    line_of,
    newest,
    open_orders,
    propose,
    refuse,
    work,
)
from wudan.journal.events import events_of
from wudan.orders.actions import proposals
from wudan.orders.enums import LineState, ProposalState
from wudan.teams.models import Team


def override(world, line, team, *, note="队长熟悉这家", by="景科长"):
    return proposals.override(line=line, team=team, note=note, by=world.actor(by), at=NOON)


def drop(world, line, *, note="", by="景科长"):
    return proposals.drop(line=line, note=note, by=world.actor(by), at=NOON)


def other_of(world, line) -> Team:
    key = "carers" if line.team == world.teams["clippers"] else "clippers"
    return world.teams[key]


def test_another_team_goes_with_the_note(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    changed = override(world, line, other_of(world, line))
    assert (changed.state, changed.instead_of) == (LineState.OVERRIDDEN, line.team)
    accept(world, changed.proposal)
    order.refresh_from_db()
    assert order.dispatch.team == other_of(world, line)
    assert order.dispatch.note == "队长熟悉这家"
    assert order.dispatch.proposal["overridden"] == "by_hand"


def test_it_is_in_the_journal_with_the_note(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    override(world, line, other_of(world, line))
    event = events_of("proposal", line.proposal_id).get(verb="proposal.override")
    assert (event.why, event.facts["order"]) == ("队长熟悉这家", order.no)


def test_without_a_note_or_with_the_same_team_it_is_not_done(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    with malformed("note"):
        override(world, line, other_of(world, line), note=" ")
    with malformed("team"):
        override(world, line, line.team)


def test_the_law_is_not_overridden(world):
    (order,) = open_orders(world, "秦奶奶", service="bath")
    line = line_of(propose(world), order)
    assert line.team == world.teams["carers"]
    with objected("unlawful"):
        override(world, line, world.teams["clippers"])


def test_a_team_that_is_gone_is_not_there(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    other = other_of(world, line)
    other.unit.ends_on = NOON.date()
    other.unit.save()
    with missing():
        override(world, line, other)


def test_an_order_nobody_can_take_may_be_given_to_a_team_that_is_only_full(world):
    (order,) = open_orders(world, "秦奶奶")
    for team in world.teams.values():
        team.capacity_per_week = 0
        team.save()
    line = line_of(propose(world), order)
    changed = override(world, line, world.teams["clippers"], note="队长电话里答应了")
    assert (changed.state, changed.instead_of) == (LineState.OVERRIDDEN, None)
    assert len(accept(world, changed.proposal).sent) == 1


def test_what_was_chosen_by_hand_stays_when_proposed_anew(world):
    by_hand, no = open_orders(world, "秦奶奶", "高大爷")
    made = propose(world)
    line = line_of(made, by_hand)
    team = other_of(world, line)
    override(world, line, team)
    accept(world, made, lines=[line_of(made, no).pk])
    refuse(world, no)
    work()
    kept = line_of(newest(world), by_hand)
    assert (kept.state, kept.team, kept.note) == (LineState.OVERRIDDEN, team, "队长熟悉这家")


def test_a_dropped_line_is_not_sent_and_the_last_one_settles(world):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    dropped = drop(world, line, note="等家里人回来")
    assert (dropped.state, dropped.note) == (LineState.DROPPED, "等家里人回来")
    dropped.proposal.refresh_from_db()
    assert dropped.proposal.state == ProposalState.SETTLED


def test_what_was_sent_cannot_be_changed_here(world):
    (order,) = open_orders(world, "秦奶奶")
    made = propose(world)
    line = line_of(made, order)
    accept(world, made)
    with objected("line_over"):
        override(world, line, other_of(world, line))
    with objected("line_over"):
        drop(world, line)


@pytest.mark.parametrize("by", ["柳文书", "马青山"])
def test_only_the_desk_that_proposed_changes_it(world, by):
    (order,) = open_orders(world, "秦奶奶")
    line = line_of(propose(world), order)
    code = "not_your_unit" if by == "柳文书" else "not_your_role"
    with objected(code):
        override(world, line, other_of(world, line), by=by)
    with objected(code):
        drop(world, line, by=by)
