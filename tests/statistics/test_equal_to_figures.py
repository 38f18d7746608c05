"""The statistics' numbers are the registers' numbers, and those open: acts by lot, then compared."""

import random
from datetime import date, timedelta

import pytest

from tests.statistics.acts import random_act
from tests.statistics.test_counting import keep, of
from tests.world import COUNTY, MONDAY
from wudan.registers.figures import (
    Scope,
    Window,
    activities,
    dashboards,
    funnel,
    people,
    platforms,
    teams,
    word,
)
from wudan.registers.figures.measuring import values_of
from wudan.statistics.reckoning import median_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SAME = {
    "orders-placed", "orders-helped", "orders-accepted", "orders-offered", "orders-charged", "orders-taken",
    "orders-fulfilled", "residents-asked", "orders-for-others", "channel-web", "channel-telephone",
    "services-reviewed", "reviews", "reviews-good", "reviews-poor", "unmet-declined", "unmet-referred",
    "unmet-gave-up", "unmet-never-served", "shifts-held", "shifts-voluntary", "attendances", "service-minutes",
    "did-asked", "did-taken", "did-orders", "did-by-volunteers", "did-by-departments",
}  # fmt: skip


def registered(scope, window):
    """The same numbers, by the registers."""
    found = {}
    for block in (platforms, people, word, activities, teams, dashboards):
        found |= values_of(block.TALLIES, scope, window)
    return {key: found[key] or 0 for key in SAME}


def test_kept_numbers_are_the_figures_that_open(world):
    rng, at = random.Random(626), MONDAY
    for _turn in range(80):
        at += timedelta(hours=rng.randrange(1, 20))
        random_act(world, rng, at)
    keep(at)
    for month in (date(2026, 9, 1), date(2026, 10, 1)):
        window = Window.month(month).so_far(at + timedelta(seconds=1))
        for name in ("c", "铁边城", "杨柳村", "周湾"):
            unit = world.units[name]
            told = of(unit, start=month)
            scope = Scope(COUNTY, unit.path)
            assert {key: told.get(key, 0) for key in SAME} == registered(scope, window), name
            _same_funnel(told, scope, window)


def _same_funnel(told, scope, window):
    """Counts are equal; medians to a twentieth, where the middle is one order."""
    for step in funnel.funnel(scope, window):
        key, many = step.figure.key, told.get(step.figure.key, 0)
        assert many == step.figure.value
        kept = median_of(told, key.replace("funnel", "wait"))
        assert (kept is None) == (step.minutes is None)
        if kept is not None and many % 2:
            assert abs(kept - step.minutes) <= max(2, 0.06 * step.minutes)
