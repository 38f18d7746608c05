"""A card is reported lost while somebody redeems with it: one comes first, never half. With a control."""

import threading
import time
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import transaction

from tests.concurrency.racing import faults, race, without_turns
from tests.rewards.carrying import carded, shown
from tests.rewards.shopping import rich, stocked
from tests.world import MONDAY
from wudan.kit.refusals import Objected
from wudan.ledger.models import PointAccount
from wudan.rewards.actions import cards, counters
from wudan.rewards.models import Card, Redemption, Stock

pytestmark = pytest.mark.postgres
serving = import_module("wudan.rewards.actions.counters.serve")
losing = import_module("wudan.rewards.actions.cards.report_lost")
LATER = MONDAY + timedelta(seconds=5)


@pytest.fixture
def goods(shared_world):
    with transaction.atomic():
        rich(shared_world)
        return stocked(shared_world)


def acts(world, goods):
    card = carded(world)
    proof = shown(world, card)
    owner, keeper = world.oneself("秦奶奶"), world.actor("马青山")
    return card, [
        lambda: cards.report_lost(card=card, by=owner, at=LATER),
        lambda: counters.redeem(
            card=card, shown=proof, shop=goods.shop, good=goods.good, quantity=1,
            ref="tap-00000001", by=keeper, at=LATER,
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_thing_is_given_before_the_card_stops_or_not_at_all(shared_world, goods, seed):
    card, both = acts(shared_world, goods)
    told, given = race(both, seed=seed)
    assert not faults([told, given])
    assert Card.objects.get(pk=card.pk).state == "lost"
    if isinstance(given, Objected):
        assert given.code == "card_lost"
    spend = PointAccount.objects.get(person=card.person_id, kind="person", grade="spend").balance
    count = Redemption.objects.filter(state="collected").count()
    assert (100 - spend, 5 - Stock.objects.get().count) == (10 * count, count)


def watched(patch, both):
    """The redemption looks at the card, then lets the loss go first if it can; whether it did."""
    stopped, seen, looked = threading.Event(), [], serving.still_shown

    def look(*args, **kwargs):
        answer = looked(*args, **kwargs)
        seen.append(stopped.wait(1))
        return answer

    def lose():
        answer = both[0]()
        stopped.set()
        return answer

    def late():
        time.sleep(0.3)  # so that the redemption has the card in its hand
        return lose()

    patch.setattr(serving, "still_shown", look)
    return [late, both[1]], seen


def test_a_card_in_the_keepers_hand_is_not_stopped_under_it(shared_world, goods, monkeypatch):
    _card, both = acts(shared_world, goods)
    both, seen = watched(monkeypatch, both)
    assert not faults(race(both))
    assert seen == [False]


def test_control_without_the_lock_a_lost_card_is_still_in_the_hand(
    shared_world, goods, monkeypatch
):
    _card, both = acts(shared_world, goods)
    both, seen = watched(monkeypatch, both)

    def unlocked(pk):
        return Card.objects.select_related("unit", "person", "household").get(pk=pk)

    for module in (serving, losing):
        monkeypatch.setattr(module, "lock_card", unlocked)
    without_turns(monkeypatch)
    race(both)
    assert seen == [True], "stopped, and still it bought"
