"""Villages' wishes become visits that spread, age and come round often enough."""

from wudan.matching.rounds import Plan, Tour
from wudan.matching.rounds.wishing import Wish, carried, visits_of
from wudan.matching.things import Place

DAYS = range(28)


def wish(name="a", **more):
    return Wish(name, Place(0, 0), 3600, 6000, frozenset(), 28_800, 57_600, **more)


def days_of(visit):
    return [window.day for window in visit.windows]


def test_the_second_service_is_worth_less_than_the_first():
    first, second, third = visits_of([wish(most=3)], DAYS)
    assert (first.prize, second.prize, third.prize) == (6000, 4200, 3000)
    assert days_of(first) == days_of(third) == list(DAYS)


def test_who_waited_is_worth_more_up_to_a_point():
    prizes = [visits_of([wish(waited=days)], DAYS)[0].prize for days in (0, 28, 56, 84, 9000)]
    assert prizes == [6000, 9000, 12_000, 15_000, 15_000]


def test_at_least_every_so_often_is_a_window_for_each_stretch():
    first, second, third = visits_of([wish(every=14, waited=10, most=3)], DAYS)
    assert days_of(first) == [0, 1, 2, 3]
    assert days_of(second) == list(range(4, 18))
    assert days_of(third) == list(range(18, 28))


def test_what_is_overdue_comes_on_the_first_day():
    (visit,) = visits_of([wish(every=14, waited=90)], DAYS)
    assert days_of(visit) == [0]


def test_a_week_carries_over_who_waited():
    plan = Plan((Tour("t", 3, ("a/1",), (0,), 0), Tour("t", 9, ("b/1",), (0,), 0)), {}, 0, 0)
    after = carried([wish("a", waited=5), wish("b", waited=5)], plan, first=0, until=7)
    assert [one.waited for one in after] == [4, 12]


def test_no_days_no_visits():
    assert visits_of([wish(every=3)], []) == ()
