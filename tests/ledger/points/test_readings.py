"""What pages, rules and the shop read of the book of points."""

from datetime import date

import pytest

from tests.ledger.points.earning import collect, deduct, earn, family, hold, of, release, reverse
from wudan.ledger import points
from wudan.ledger.balances import (
    Balance,
    balance_of,
    balances_of,
    earned_between,
    given_between,
    given_on,
    statement_of,
)

pytestmark = pytest.mark.postgres
SUNDAY, MONDAY = date(2026, 9, 6), date(2026, 9, 7)


def test_a_balance_says_what_is_there_held_and_owed(world, django_assert_num_queries):
    elder, home = of(world, "秦奶奶"), points.household(family(world).pk)
    earn(world, elder, spend=10, honor=20)
    hold(world, elder, 4)
    with django_assert_num_queries(1):
        found = balances_of([elder, home])
    assert found == {elder: Balance(honor=20, spend=6, held=4), home: Balance()}


def test_a_statement_tells_each_act_newest_first(world, django_assert_max_num_queries):
    elder = of(world, "秦奶奶")
    made = earn(world, elder, spend=10, honor=20)
    release(world, hold(world, elder, 4))
    collect(world, hold(world, elder, 7))
    reverse(world, made)
    earn(world, elder, spend=8)
    with django_assert_max_num_queries(3):
        lines = statement_of(elder)
    assert [(one.kind, one.honor, one.spend, one.held, one.settled) for one in lines] == [
        ("earn", 0, 1, 0, 7), ("reverse", -20, -3, 0, -7), ("collect", 0, 0, -7, 0), ("hold", 0, -7, 7, 0),
        ("cancel", 0, 4, -4, 0), ("hold", 0, -4, 4, 0), ("earn", 20, 10, 0, 0),
    ]  # fmt: skip
    assert (lines[0].act, lines[0].rule, lines[0].colour) == ("婚事新办", "custom@1", "new_ways")
    assert balance_of(elder) == Balance(spend=1)


def test_a_statement_goes_on_where_the_page_before_ended(world):
    elder = of(world, "秦奶奶")
    for spend in range(1, 6):
        earn(world, elder, spend=spend)
    first = statement_of(elder, most=2)
    later = statement_of(elder, most=9, before=first[-1].pk)
    assert [line.spend for line in first + later] == [5, 4, 3, 2, 1]


def test_what_a_unit_gave_on_a_day_and_what_somebody_earned(world):
    elder, station = of(world, "秦奶奶"), world.units["杨柳村"].pk
    reverse(world, earn(world, elder, spend=10, honor=20))
    earn(world, elder, spend=3, honor=4)
    deduct(world, elder, spend=1)
    assert given_on(station, SUNDAY) == {"spend": 2, "honor": 4}
    assert given_on(station, MONDAY) == {"spend": 0, "honor": 0}
    assert given_between(station, SUNDAY, MONDAY) == {"spend": 2, "honor": 4}
    assert earned_between(elder, SUNDAY, MONDAY) == {"spend": 3, "honor": 4}
    assert earned_between(elder, SUNDAY, MONDAY, rules=["other@1"]) == {"spend": 0, "honor": 0}
