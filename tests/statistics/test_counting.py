"""What the statistics keep is what the rows say, whatever happened and however often it was counted."""

import random
from datetime import date, timedelta

import pytest

from tests.statistics.acts import random_act
from tests.world import COUNTY, MONDAY, PATHS
from wudan.jobs.reactions import reactions_to, watch
from wudan.journal.outbox import deliver
from wudan.statistics.actions import rebuild, refresh
from wudan.statistics.models import ALL, Cell, Rollup, StaleCell, Upkeep
from wudan.statistics.proof import is_uncounted, prove, prove_some

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LATER = MONDAY + timedelta(days=60)


def keep(at):
    """What the worker does in its rounds."""
    while deliver(reactions_to, at=at, watch=watch):
        pass
    while refresh(county=COUNTY, at=at):
        pass


def kept():
    rows = Rollup.objects.filter(county=COUNTY).exclude(counts={})
    return {(row.unit_id, row.span, row.start, row.topic): row.counts for row in rows}


def of(unit, span="month", start=date(2026, 9, 1), topic=ALL):
    row = Rollup.objects.filter(unit=unit, span=span, start=start, topic=topic).first()
    return row.counts if row else {}


def test_an_order_counts_at_its_village_its_town_and_in_the_county(world):
    world.order_at("reviewed")
    keep(LATER)
    for name in ("杨柳村", "铁边城", "c"):
        told = of(world.units[name])
        assert told["orders-placed"] == told["funnel-reviewed"] == told["score:5"] == 1
        assert told["residents-asked"] == 1
    assert of(world.units["周湾"]) == {}
    assert of(world.units["c"], "year", date(2026, 1, 1))["orders-fulfilled"] == 1


def test_who_orders_twice_is_one_resident_who_came_again(world):
    world.place("秦奶奶")
    world.place("秦奶奶", at=MONDAY + timedelta(days=1))
    world.place("白嫂", at=MONDAY + timedelta(days=2))
    keep(LATER)
    told = of(world.units["c"])
    assert (told["orders-placed"], told["residents-asked"], told["residents-again"]) == (3, 2, 1)


def test_marks_are_taken_once_and_nothing_is_counted_twice(world):
    world.place("秦奶奶")
    keep(LATER)
    before = kept()
    watch(
        [("order", pk) for pk in world.people["秦奶奶"].orders.values_list("pk", flat=True)], LATER
    )
    assert StaleCell.objects.exists()
    keep(LATER)
    assert kept() == before
    assert not StaleCell.objects.exists()


def test_every_way_an_order_can_go_is_counted_alike_kept_and_rebuilt(world):
    for day, stage in enumerate(PATHS):
        world.order_at(stage, at=MONDAY + timedelta(days=7 * day))
        keep(MONDAY + timedelta(days=7 * day + 5))
    keep(MONDAY + timedelta(days=200))
    assert prove(county=COUNTY, at=MONDAY + timedelta(days=200)) == []
    before = kept()
    rebuild(county=COUNTY, at=MONDAY + timedelta(days=200))
    assert kept() == before


@pytest.mark.parametrize("seed", [58])
def test_random_acts_are_counted_alike_kept_and_rebuilt(world, seed):
    rng, at = random.Random(seed), MONDAY
    for _turn in range(60):
        at += timedelta(hours=rng.randrange(1, 40))
        random_act(world, rng, at)
        if rng.random() < 0.3:
            keep(at)
    keep(at)
    before = kept()
    assert prove(county=COUNTY, at=at) == []
    Cell.objects.all().delete()
    Rollup.objects.all().delete()
    rebuild(county=COUNTY, at=at)
    assert kept() == before


def test_a_rebuild_that_was_cut_off_goes_on(world):
    world.order_at("reviewed")
    keep(LATER)
    before, told = kept(), []

    def stop(n):
        told.append(n)
        if len(told) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(county=COUNTY, at=LATER, advance=stop)
    assert Upkeep.objects.get().rebuild_from
    again = []
    units = rebuild(county=COUNTY, at=LATER, advance=again.append)
    assert again[0] == 3
    assert sum(again) == units
    assert kept() == before


def test_a_number_that_was_altered_is_found(world):
    world.order_at("reviewed")
    keep(LATER)
    cell = Cell.objects.filter(counts__has_key="orders-placed").first()
    Cell.objects.filter(pk=cell.pk).update(counts=cell.counts | {"orders-placed": 7})
    found = prove(county=COUNTY, at=LATER)
    assert {(one.measure, one.kept, one.counted) for one in found} >= {("orders-placed", 7, 1)}
    assert Upkeep.objects.get().faults == len(found)
    week = [prove_some(county=COUNTY, at=LATER + timedelta(days=n)) for n in range(7)]
    assert [one.measure for night in week for one in night] == ["orders-placed"]


def test_an_older_version_s_rows_are_known_to_be_uncounted_until_they_are(world):
    assert not is_uncounted(COUNTY)
    world.place("秦奶奶")
    assert is_uncounted(COUNTY)
    rebuild(county=COUNTY, at=LATER)
    assert not is_uncounted(COUNTY)
