"""Figures of the county's acts: each opens to rows that add up to it, alike for one unit and for all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.registers.september import MONTH, september
from tests.world import COUNTY, MONDAY
from wudan.kit.figures import Figure, Share
from wudan.kit.intervals import wilson
from wudan.registers.figures import (
    Scope,
    Window,
    activities,
    figures_by_unit,
    funnel,
    people,
    platforms,
    projects,
    teams,
    word,
)

pytestmark = pytest.mark.postgres
BLOCKS = {"平台": (platforms, 6), "项目": (projects, 6), "队伍": (teams, 7), "活动": (activities, 3),
          "反响": (word, 8), "群众": (people, 3), "漏斗": (funnel, 1)}  # fmt: skip
ALL = Scope(COUNTY)
TALLIES = [tally for block in (platforms, projects, teams, activities, word, people) for tally in block.TALLIES]  # fmt: skip


def numbers(block, scope=ALL, window=MONTH):
    return {one.key: one.value for one in block.figures(scope, window) if isinstance(one, Figure)}


def flat(found):
    for one in found:
        yield from (one.part, one.whole) if isinstance(one, Share) else (one,)


def test_every_figure_of_a_block_opens_and_adds_up(world):
    september(world)
    town = Scope(COUNTY, world.units["铁边城"].path)
    assert (
        town.trees.path_on("1.", MONDAY.date()) == "1."
    )  # read once, not a statement of any block
    platform = Scope(COUNTY, "", frozenset({world.platforms["relief"].pk}))
    for block, statements in BLOCKS.values():
        for scope in (ALL, town, platform):
            with CaptureQueriesContext(connection) as asked:
                found = block.figures(scope, MONTH)
            assert len(asked) <= statements
            assert [one.key for one in flat(found) if not one.adds_up()] == []
        assert any(one.value for one in flat(block.figures(ALL, MONTH)))


def test_the_month_is_what_was_done_in_it(world):
    september(world)
    asked = numbers(platforms)
    assert (asked["orders-placed"], asked["orders-accepted"], asked["orders-fulfilled"]) == (
        5,
        4,
        3,
    )
    assert (asked["residents-served"], asked["deliveries"], asked["deliveries-heads"]) == (2, 1, 30)
    said = numbers(word)
    assert (said["reviews"], said["reviews-good"], said["reviews-poor"]) == (2, 1, 1)
    assert (said["unmet-declined"], said["residents-said"]) == (1, 1)
    held = numbers(activities)
    assert (held["shifts-held"], held["volunteers-came"]) == (1, 1)
    did = numbers(teams)
    assert (did["service-minutes"], did["trainings-held"], did["trainees"]) == (120, 1, 1)
    assert (did["teams-served"], did["teams-orders"]) == (1, 3)
    assert numbers(people)["residents-again"] == 2
    august = Window.month(MONDAY.date().replace(month=8))
    assert {key for key, value in numbers(platforms, window=august).items() if value} == set()
    so_far = MONTH.so_far(MONDAY)
    assert numbers(activities, window=so_far)["shifts-held"] == 0, "a shift of later is not held"


def test_all_units_at_once_say_the_same_as_each_alone(world):
    september(world)
    paths = [world.units[name].path for name in ("c", "铁边城", "杨柳村", "clippers")]
    with CaptureQueriesContext(connection) as asked:
        at_once = figures_by_unit(TALLIES, COUNTY, MONTH, paths)
    with CaptureQueriesContext(connection) as again:
        figures_by_unit(TALLIES, COUNTY, MONTH, paths[:1])
    assert len(asked) == len(again), "however many units"
    for path in paths:
        alone = {}
        for block in (platforms, projects, teams, activities, word, people):
            alone |= {tally.key: numbers(block, Scope(COUNTY, path))[tally.key] for tally in block.TALLIES}  # fmt: skip
        assert {key: one.value for key, one in at_once[path].items()} == alone
        assert all(one.adds_up() for one in at_once[path].values() if one.value)


def test_the_funnel_loses_some_at_each_step_and_knows_how_long_each_took_and_what_was_said(world):
    september(world)
    steps = funnel.funnel(ALL, MONTH)
    assert [step.figure.value for step in steps] == [5, 4, 4, 3, 3, 2]
    assert [step.minutes for step in steps] == [None, 60, 60, 60, 0, 0]
    rating = word.rating_of(ALL, MONTH)
    assert (rating.good.ratio, rating.answered.part.value, rating.answered.whole.value) == (
        0.5,
        2,
        3,
    )
    assert rating.interval == wilson(1, 2), "no share without its n"
