"""七色之花 (R080; domain §5 row 28): one village's own, each number with its rows, no other beside it."""

from datetime import date, timedelta

import pytest

from tests.honors.households import LATER, with_plate
from tests.world import MONDAY
from wudan.activities import actions as activities
from wudan.activities.enums import Color
from wudan.activities.wanted import Wanted, WantedPosition, WantedShift
from wudan.registers.colors import Span, profile_of, rows_of
from wudan.registers.enums import DoneKind
from wudan.web.households.flower import flower_of

pytestmark = pytest.mark.postgres
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def held(world, color):
    at = MONDAY + timedelta(days=7)
    wanted = Wanted(
        title="院坝讲政策", words="讲给大家听。", venue="outside", place="村委会院子", color=color,
        shifts=(WantedShift(at, at + timedelta(hours=2)), WantedShift(at + timedelta(hours=3), at + timedelta(hours=4))),
        positions=(WantedPosition("讲", 3),),
    )  # fmt: skip
    by = world.actor("马青山")
    made = activities.draft(unit=world.units["杨柳村"], wanted=wanted, by=by, at=MONDAY)
    return activities.open_(activity=made, by=by, at=MONDAY)


def counts(world, name="杨柳村", span=YEAR):
    petals = profile_of(world.units[name], span)
    return {petal.color: dict(petal.counts) for petal in petals if petal.total}


def test_each_number_is_made_of_rows(world, django_assert_num_queries):
    held(world, "thought")
    order = world.order_at("acknowledged")
    plate = with_plate(world)
    with django_assert_num_queries(4):
        found = counts(world)
    assert found == {
        Color.THOUGHT: {DoneKind.ACTIVITY: 1},
        Color.MORALITY: {DoneKind.ORDER: 1, DoneKind.HOUSEHOLD: 1},
    }
    unit = world.units["杨柳村"]
    assert list(rows_of(DoneKind.ORDER, unit, YEAR)) == [order]
    assert list(rows_of(DoneKind.HOUSEHOLD, unit, YEAR)) == [plate]
    assert [row.title for row in rows_of(DoneKind.ACTIVITY, unit, YEAR)] == ["院坝讲政策"]


def test_another_village_and_another_year_have_their_own(world):
    world.order_at("acknowledged")
    with_plate(world)
    assert counts(world, "石峁村") == {}
    assert counts(world, span=Span(date(2025, 1, 1), date(2025, 12, 31))) == {}
    assert counts(world, span=Span(LATER.date(), LATER.date())) == {}


def test_what_is_not_done_yet_counts_nowhere(world):
    world.order_at("scheduled")
    assert counts(world) == {}


def test_a_flower_without_anything_is_all_buds(world):
    drawn = flower_of(profile_of(world.units["杨柳村"], YEAR))
    assert len(drawn) == 7
    assert all(one.is_bud and one.path.startswith("M") for one in drawn)
