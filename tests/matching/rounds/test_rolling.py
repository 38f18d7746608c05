"""A month goes week by week: every plan is possible, none is worse, nothing is planned twice."""

from bench.dispatch.counties import Plane, county
from wudan.matching.rounds import check
from wudan.matching.rounds.rolling import Rolling, plan_weeks, weeks_of

VISITS, DAYS = county(5, villages=20, visits=60, teams=3, towns=3, days=15)
SHORT = Rolling(span=5, sweeps=6, week_sweeps=2, moves=4)


def test_plans_are_possible_and_ever_better():
    plans = list(plan_weeks(VISITS, DAYS, travel=Plane(), seed=1, effort=SHORT))
    assert [check(one, VISITS, DAYS, travel=Plane()) for one in plans] == [[]] * 6
    values = [one.objective for one in plans]
    assert values == sorted(values, reverse=True)
    assert values[1] < values[0]


def test_the_same_seed_gives_the_same_month():
    first, again = (
        list(plan_weeks(VISITS, DAYS, travel=Plane(), seed=2, effort=SHORT)) for _ in range(2)
    )
    assert first == again


def test_weeks_are_counted_from_the_first_day():
    weeks = weeks_of(DAYS, 5)
    assert [{DAYS[n].day // 5 for n in week} for week in weeks] == [{0}, {1}, {2}]


def test_nothing_to_plan_is_answered():
    (empty,) = plan_weeks([], DAYS, travel=Plane(), seed=1, effort=SHORT)
    assert empty.objective == 0
