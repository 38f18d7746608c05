"""A series, each its own; and an activity from an order that a team took on."""

from datetime import date, timedelta

import pytest

from tests.activities.drafting import LATER, SATURDAY, drafted, opened, opening
from tests.domain.refusing import malformed, objected, refused
from tests.world import MONDAY
from wudan.activities import actions
from wudan.activities.models import Activity
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected

pytestmark = pytest.mark.postgres


def days(made):
    return [one.shifts.get().day for one in made]


@pytest.mark.parametrize(
    ("every", "until", "expected"),
    [
        ("week", date(2026, 9, 26), [date(2026, 9, 19), date(2026, 9, 26)]),
        ("fortnight", date(2026, 10, 9), [date(2026, 9, 26)]),
        ("month", date(2026, 11, 12), [date(2026, 10, 12), date(2026, 11, 12)]),
    ],
)
def test_each_time_is_an_activity_of_its_own(world, every, until, expected):
    first = drafted(world)
    made = actions.repeat(
        activity=first, every=every, until=until, by=world.actor("苏远"), at=LATER
    )
    assert days(made) == expected
    assert {one.series for one in made} == {Activity.objects.get(pk=first.pk).series} != {""}
    assert {one.stage for one in made} == {"draft"}


def test_a_series_can_be_opened_at_once_or_not_at_all(world):
    by = world.actor("苏远")
    made = actions.repeat(
        activity=opened(world), every="week", until=date(2026, 9, 26), by=by, at=LATER, opens=True
    )
    assert {one.stage for one in made} == {"open"}
    before = Activity.objects.count()
    bare = drafted(world, place="")
    with refused(Objected, match="哪里集合"):
        actions.repeat(
            activity=bare, every="week", until=date(2026, 9, 26), by=by, at=LATER, opens=True
        )
    assert Activity.objects.count() == before + 1


@pytest.mark.parametrize("until", [date(2026, 9, 12), date(2026, 9, 13), date(2028, 9, 12)])
def test_a_series_ends_after_it_begins_and_within_a_year(world, until):
    first = drafted(world)
    with malformed("until"):
        actions.repeat(activity=first, every="week", until=until, by=world.actor("苏远"), at=LATER)


def test_an_order_taken_on_gives_a_list_of_who_goes(world):
    order = world.order_at("scheduled")
    made = actions.draft_from_order(
        order=order, by=world.actor("苏远"), at=MONDAY + timedelta(hours=4)
    )
    assert (made.order, made.team, made.audience) == (order, world.teams["clippers"], "team")
    assert made.service == world.services["haircut"]
    assert opening(made).quota == 1
    assert "三组" not in made.place
    assert day_of(made.shifts.get().starts_at) > day_of(MONDAY)
    with objected("made_already"):
        actions.draft_from_order(order=order, by=world.actor("苏远"), at=SATURDAY)


def test_an_order_nobody_took_on_gives_none(world):
    order = world.order_at("offered")
    with objected("not_taken_on"):
        actions.draft_from_order(order=order, by=world.actor("苏远"), at=LATER)
