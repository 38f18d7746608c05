"""Several people act on one order at once: one does it, the others are told; never an error.

Each race has a control: with the locks taken away the same race goes wrong, so it proves
something. Seeds are in the messages.
"""

import random
from datetime import timedelta
from functools import partial

import pytest

from tests.concurrency.racing import (
    faults,
    is_fair,
    lock_as_it_comes,
    merging,
    race,
    winners,
    without_locks,
    without_turns,
)
from tests.world import MONDAY, World
from wudan.journal.events import chain_keys, events_of, first_fault
from wudan.kit.refusals import Objected, Stale
from wudan.orders import actions
from wudan.orders.enums import Stage
from wudan.orders.models import Dispatch, Order

pytestmark = pytest.mark.postgres

LATER = MONDAY + timedelta(hours=3)


@pytest.fixture
def seed() -> int:
    return random.randrange(10**9)


def accepting(world: World, order: Order, *, count: int = 8, seen: int | None = None):
    by = world.actor("马青山")
    return [lambda: actions.accept(order=order, by=by, at=LATER, seen=seen)] * count


@pytest.mark.parametrize("seen", [None, 1])
def test_eight_accept_one_order_and_one_does(shared_world, seed, seen):
    order = shared_world.place()
    outcomes = race(accepting(shared_world, order, seen=seen), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    told = {type(o) for o in outcomes if isinstance(o, Exception)}
    assert told == {Stale if seen else Objected}
    assert Order.objects.get(pk=order.pk).version == 2
    assert events_of("order", order.pk).count() == 2


def test_control_accepting_without_locks_goes_wrong(shared_world, monkeypatch):
    order = shared_world.place()
    without_locks(monkeypatch, threads=2)
    assert not is_fair(race(accepting(shared_world, order, count=2)))


def claiming(world: World, order: Order):
    return [
        partial(
            actions.claim,
            order=order,
            by=world.actor(name),
            at=LATER,
            starts_at=LATER,
            contact="队长",
        )
        for name in ("苏远", "宗梅")
    ]


def test_two_teams_claim_one_order_and_one_gets_it(shared_world, seed):
    order = shared_world.order_at("accepted")
    outcomes = race(claiming(shared_world, order), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert Dispatch.objects.filter(order=order).count() == 1


def test_control_claiming_without_locks_goes_wrong(shared_world, monkeypatch):
    order = shared_world.order_at("accepted")
    without_locks(monkeypatch, threads=2)
    assert not is_fair(race(claiming(shared_world, order)))


def dispatching_and_withdrawing(world: World, order: Order, *, seen: int | None = None):
    officer, elder, team = world.actor("景科长"), world.actor("秦奶奶"), world.teams["clippers"]
    return [
        lambda: actions.dispatch(order=order, by=officer, at=LATER, team=team, note="就近", seen=seen),
        lambda: actions.withdraw(order=order, by=elder, at=LATER, seen=seen),
    ]  # fmt: skip


def test_dispatch_and_withdrawal_leave_no_team_on_its_way(shared_world, seed):
    for round_ in range(5):
        order = shared_world.order_at("accepted")
        outcomes = race(dispatching_and_withdrawing(shared_world, order), seed=seed + round_)
        assert not faults(outcomes), f"seed {seed}: {outcomes}"
        assert _is_withdrawn_cleanly(order), f"seed {seed}: {outcomes}"


def test_who_looked_before_the_other_acted_is_told(shared_world, seed):
    order = shared_world.order_at("accepted")
    seen = order.version
    outcomes = race(dispatching_and_withdrawing(shared_world, order, seen=seen), seed=seed)
    assert is_fair(outcomes), f"seed {seed}: {outcomes}"
    assert {type(o) for o in outcomes if isinstance(o, Exception)} == {Stale}


def test_control_dispatch_and_withdrawal_without_locks_go_wrong(shared_world, monkeypatch):
    order = shared_world.order_at("accepted")
    without_locks(monkeypatch, threads=2)
    outcomes = race(dispatching_and_withdrawing(shared_world, order))
    assert faults(outcomes) or not _is_withdrawn_cleanly(order)


def _is_withdrawn_cleanly(order: Order) -> bool:
    stored = Order.objects.get(pk=order.pk)
    on_its_way = stored.dispatches.filter(state__in=["offered", "confirmed"]).exists()
    running = stored.deadlines.running().exists()
    return stored.stage == Stage.WITHDRAWN and not on_its_way and not running


def merging_both_ways(world: World, one: Order, two: Order):
    keeper = world.actor("马青山")
    return [
        lambda: actions.merge(order=one, into=two, by=keeper, at=LATER),
        lambda: actions.merge(order=two, into=one, by=keeper, at=LATER),
    ]


def test_two_orders_merged_into_each_other_do_not_block(shared_world, seed):
    for round_ in range(5):
        one, two = shared_world.place(), shared_world.place()
        outcomes = race(merging_both_ways(shared_world, one, two), seed=seed + round_)
        assert is_fair(outcomes), f"seed {seed}: {outcomes}"
        assert Order.objects.filter(pk__in=[one.pk, two.pk], stage=Stage.MERGED).count() == 1


def test_control_merging_with_locks_as_they_come_goes_wrong(shared_world, monkeypatch):
    one, two = shared_world.place(), shared_world.place()
    monkeypatch.setattr(merging, "lock", lock_as_it_comes)
    without_turns(monkeypatch)
    assert faults(race(merging_both_ways(shared_world, one, two)))


def test_eight_writers_of_one_chain_leave_it_whole(shared_world, seed):
    acts = [partial(shared_world.place, who) for who in ("秦奶奶", "高大爷", "李小妹")] * 4
    outcomes = race(acts, seed=seed)
    assert len(winners(outcomes)) == 12, f"seed {seed}: {outcomes}"
    assert [first_fault(key) for key in chain_keys()] == [None]
