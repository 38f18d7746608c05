"""Many move points at once: no balance is spent twice, nobody waits for ever, one effect of one ref; locks off, else."""

import random
import threading
from contextlib import suppress
from functools import partial

import pytest

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.ledger.points.earning import balances, earn, family, fresh, hold, of, total
from tests.world import COUNTY, MONDAY
from wudan.kit.refusals import Objected, Stale
from wudan.ledger import points
from wudan.ledger.actions import points as book
from wudan.ledger.actions.points import accounts, holding
from wudan.ledger.models import PointAccount, PointTransfer
from wudan.ledger.proof import verify_points
from wudan.people.actions import households
from wudan.people.actors import for_self
from wudan.people.models import Person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def spends(world, owner, spend, many):
    return [partial(hold, world, owner, spend, ref=f"s{n}") for n in range(many)]


def test_one_balance_is_spent_once(shared_world):
    elder = of(shared_world, "秦奶奶")
    earn(shared_world, elder, spend=10)
    seed = random.randrange(10**9)
    outcomes = race(spends(shared_world, elder, 6, 8), seed=seed)
    assert (len(winners(outcomes)), faults(outcomes)) == (1, []), f"seed {seed}"
    assert balances(elder) == {"honor": 0, "spend": 4, "held": 6, "owed": 0}


def test_control_without_locks_it_is_spent_twice(shared_world, monkeypatch):
    elder = of(shared_world, "秦奶奶")
    earn(shared_world, elder, spend=10)
    meet = threading.Barrier(2)
    enough = holding.insist_enough

    def looked(there, wanted):
        enough(there, wanted)
        with suppress(threading.BrokenBarrierError):
            meet.wait(5)

    monkeypatch.setattr(accounts, "_locked", lambda rows: rows)
    monkeypatch.setattr(holding, "insist_enough", looked)
    without_turns(monkeypatch)
    acts = [
        partial(hold, shared_world, elder, 6, ref=unit, unit=unit) for unit in ("杨柳村", "石峁村")
    ]
    outcomes = race(acts)
    assert len(winners(outcomes)) == 2 or faults(outcomes)  # the database refuses, or is locked


def families(world, many):
    """So many households of two, each member and each household with a hundred points."""
    keeper, unit = world.actor("柳文书"), world.units["杨柳村"]
    made = []
    for n in range(many):
        two = [Person.objects.create(county=COUNTY, name=f"人{n}{k}", home=unit) for k in "ab"]
        home = households.register(unit=unit, title=f"户{n}", head=two[0], members=two[1:], by=keeper, at=MONDAY)  # fmt: skip
        for owner in (*(points.person(one.pk) for one in two), points.household(home.pk)):
            earn(world, owner, spend=100)
        made.append((home, two))
    return made


def pooling(chance, homes):
    home, two = chance.choice(homes)
    into = chance.random() < 0.5
    who = chance.choice(two)
    by = for_self(who.pk if into else two[0].pk)
    spend = chance.randrange(1, 40)
    return partial(book.pool, household=home, person=who, spend=spend, into=into, ref=fresh("p"), by=by, at=MONDAY)  # fmt: skip


@pytest.mark.parametrize("many", [120, pytest.param(1000, marks=pytest.mark.long)])
def test_opposing_transfers_never_wait_for_ever_and_sum_to_zero(shared_world, many):
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    homes = families(shared_world, 4)
    outcomes = []
    for _ in range(many // 40):
        outcomes += race([pooling(chance, homes) for _ in range(40)])
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert len(winners(outcomes)) > many / 2
    assert total() == 0
    assert verify_points().faults == [], f"seed {seed}"
    owned = PointAccount.objects.filter(kind__in=["person", "household"], grade="spend")
    assert sum(owned.values_list("balance", flat=True)) == 4 * 300


def test_two_hundred_equal_refs_are_one_effect(shared_world):
    elder = of(shared_world, "秦奶奶")
    outcomes = []
    for _ in range(5):
        outcomes += race([partial(earn, shared_world, elder, ref="same")] * 40)
    assert not faults(outcomes)
    assert len({row.pk for row in winners(outcomes)}) == 1
    assert (len(winners(outcomes)), PointTransfer.objects.count()) == (200, 1)
    assert balances(elder)["spend"] == 10


def test_two_households_that_merge_into_each_other_end_as_one(shared_world):
    one, other = family(shared_world, "秦奶奶"), family(shared_world, "李小妹")
    for home in (one, other):
        earn(shared_world, points.household(home.pk), spend=10)
    office = shared_world.actor("柳文书")
    acts = [
        partial(book.merge_households, household=a, into=b, by=office, at=MONDAY)
        for a, b in ((one, other), (other, one))
    ]
    acts += [partial(earn, shared_world, points.household(home.pk), spend=1) for home in (one, other) * 3]  # fmt: skip
    outcomes = race(acts)
    assert not faults(outcomes)
    assert sum(isinstance(one, Objected) for one in outcomes[:2]) == 1
    late = sum(isinstance(one, Stale) for one in outcomes[2:])
    assert sorted(balances(points.household(h.pk))["spend"] for h in (one, other)) == [0, 26 - late]
    assert verify_points().faults == []
