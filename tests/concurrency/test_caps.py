"""Many deeds and many hours at once: a cap gives no more than it has, whatever the database. With controls.

Without the lock the tally's own constraint holds; without that too, the cap is passed.
"""

import random
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from tests.concurrency.racing import faults, race, winners, without_turns
from tests.ledger.points.earning import balances, total
from tests.rewards.earning import earned, of, rule, ruled, served, told
from tests.world import COUNTY, MONDAY
from wudan.kit.refusals import Objected
from wudan.people.models import Person
from wudan.rewards.actions import deeds
from wudan.rewards.models import Deed, PointTally
from wudan.rewards.reckoning import Grant

pytestmark = pytest.mark.postgres
granting = import_module("wudan.rewards.actions.earning.granting")
CLIENTS = 32


@pytest.fixture
def county(shared_world):
    with transaction.atomic():
        ruled()
    return shared_world


def writing(world, count, owner=None):
    """So many deeds of one person, or of as many persons, each written down by the keeper."""
    with transaction.atomic():
        line, by = rule("neighbour"), world.actor("马青山")
        homes = {"county": COUNTY, "home": world.units["杨柳村"]}
        people = [owner] * count if owner else Person.objects.bulk_create(
            Person(name=f"群众{n}", phone=f"1019{n:07d}", **homes) for n in range(count)
        )  # fmt: skip
    return [
        partial(deeds.keep, owner=one, rule=line, told=told(words=f"第 {n} 件"), by=by, at=MONDAY)
        for n, one in enumerate(people)
    ]


def test_of_thirty_two_deeds_of_a_day_one_is_kept(county):
    seed = random.randrange(10**9)
    outcomes = race(writing(county, CLIENTS, county.people["秦奶奶"]), seed=seed)
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert len(winners(outcomes)) == Deed.objects.count() == 1
    assert {one.code for one in outcomes if isinstance(one, Objected)} == {"cap"}
    assert balances(of(county, "秦奶奶"))["spend"] == 2
    assert total() == 0


def test_a_unit_gives_no_more_than_its_day_has(county):
    seed = random.randrange(10**9)
    outcomes = race(writing(county, CLIENTS), seed=seed)
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert len(winners(outcomes)) == Deed.objects.count() == rule("neighbour").unit_day == 20
    assert total() == 0


def test_hours_recorded_at_once_earn_up_to_the_cap(county):
    with transaction.atomic():
        records = [served(county, 59, hour=hour) for hour in range(7, 17)]
    seed = random.randrange(10**9)
    outcomes = race([partial(earned, one) for one in records], seed=seed)
    assert not faults(outcomes), f"seed {seed}: {faults(outcomes)[:3]}"
    assert sum(one.quantity for made in outcomes for one in made) == 240
    assert total() == 0


@pytest.mark.parametrize("guarded", [True, False])
def test_control_with_locks_off_the_tally_alone_holds_and_without_it_nothing_does(
    county, monkeypatch, guarded
):
    """All look at the tally before any of them writes."""
    acts, meet = writing(county, 6, county.people["秦奶奶"]), threading.Barrier(6)
    with transaction.atomic():
        PointTally.objects.bulk_create(
            PointTally(key=cap.key("neighbour", _grant(county)), most=cap.most)
            for cap in [*rule("neighbour").worth.caps, *ruled().limits]
        )

    def look(caps, *, make=True):
        rows = list(PointTally.objects.filter(key__in=caps).order_by("key"))
        with suppress(threading.BrokenBarrierError):
            meet.wait(5)
        return rows

    monkeypatch.setattr(granting, "_hold", look)
    without_turns(monkeypatch)
    if not guarded:
        _drop_constraint()
    try:
        outcomes = race(acts)
        day = PointTally.objects.get(key=rule("neighbour").worth.caps[0].key("neighbour", _grant(county)))  # fmt: skip
        if connection.vendor == "postgresql":  # SQLite's own writers refuse each other's old reads
            assert (len(winners(outcomes)) == 1) is guarded, outcomes
            assert (day.used <= day.most) is guarded
        assert all(isinstance(one, Exception | Deed) for one in outcomes)
        assert not guarded or any(isinstance(one, IntegrityError) for one in outcomes) or connection.vendor == "sqlite"  # fmt: skip
    finally:
        if not guarded:
            PointTally.objects.update(used=0)
            _add_constraint()


def _grant(world):
    return Grant(f"person:{world.people['秦奶奶'].pk}", world.units["杨柳村"].pk, told().day)


def _constraint():
    return next(one for one in PointTally._meta.constraints)


def _drop_constraint():
    with connection.schema_editor() as editor:
        editor.remove_constraint(PointTally, _constraint())


def _add_constraint():
    with connection.schema_editor() as editor:
        editor.add_constraint(PointTally, _constraint())
