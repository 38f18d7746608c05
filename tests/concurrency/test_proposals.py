"""Two hands at one desk, two desks at one order: each order is sent once."""

from functools import partial
from importlib import import_module

import pytest
from django.db import connection

from tests.concurrency.racing import faults, race, winners
from tests.proposals.open_set import NOON, open_orders, propose
from wudan.areas.models import Unit
from wudan.orders.actions import proposals
from wudan.orders.enums import ProposalState
from wudan.orders.models import Dispatch, Proposal

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def _held_by_nobody(pks):
    return {unit.pk: unit for unit in Unit.objects.filter(pk__in=pks)}


def sending(world, made, by):
    return partial(proposals.accept, proposal=made, by=world.actor(by), at=NOON)


@pytest.mark.parametrize("seed", range(3))
def test_two_hands_send_each_order_once(shared_world, seed):
    open_orders(shared_world, "秦奶奶", "高大爷")
    made = propose(shared_world)
    outcomes = race([sending(shared_world, made, "景科长")] * 3, seed=seed)
    assert not faults(outcomes)
    assert len(winners(outcomes)) == 1
    assert Dispatch.objects.count() == 2


@pytest.mark.parametrize("seed", range(3))
def test_two_desks_send_each_order_once_and_never_wait_for_each_other(shared_world, seed):
    open_orders(shared_world)
    ours, theirs = propose(shared_world), propose(shared_world, "柳文书")
    acts = [sending(shared_world, ours, "景科长"), sending(shared_world, theirs, "柳文书")]
    outcomes = race(acts, seed=seed)
    assert not faults(outcomes)
    assert sum(len(one.sent) for one in winners(outcomes)) == 5
    assert Dispatch.objects.count() == 5


@pytest.mark.parametrize("seed", range(3))
def test_two_who_ask_at_once_leave_one_open_proposal(shared_world, seed):
    open_orders(shared_world, "秦奶奶")
    ask = partial(proposals.propose, by=shared_world.actor("景科长"), at=NOON)
    outcomes = race([ask, ask], seed=seed)
    assert not faults(outcomes)
    assert Proposal.objects.filter(state=ProposalState.OPEN).count() == 1


def test_without_the_desk_held_two_proposals_collide(shared_world, monkeypatch):
    """The control: on PostgreSQL the database then refuses one of them."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    proposing = import_module("wudan.orders.actions.proposals.propose")
    monkeypatch.setattr(proposing, "hold_desks", _held_by_nobody)
    open_orders(shared_world, "秦奶奶")
    ask = partial(proposals.propose, by=shared_world.actor("景科长"), at=NOON)
    collided = [len(faults(race([ask] * 4, seed=seed))) for seed in range(6)]
    assert any(collided)
