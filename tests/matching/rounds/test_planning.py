"""Plans of rounds: feasible at every yield, ever better, the same again, and proved good."""

import pytest

from bench.dispatch.counties import Plane, county
from wudan.matching.rounds import Effort, amend, check, plan, prove

VISITS, DAYS = county(1, villages=40, visits=90, teams=6, towns=5, days=5)
EFFORT = Effort(moves=6, size=12)


def planned(seed=1):
    return list(plan(VISITS, DAYS, travel=Plane(), seed=seed, effort=EFFORT))


@pytest.fixture(scope="module")
def plans():
    return planned()


def test_every_plan_on_the_way_is_possible_and_says_the_truth(plans):
    for one in plans:
        assert check(one, VISITS, DAYS, travel=Plane()) == []


def test_none_is_worse_than_the_one_before_and_the_last_far_better_than_the_first(plans):
    values = [one.objective for one in plans]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0.95 * values[0]


def test_equal_input_and_seed_give_equal_plans(plans):
    assert planned() == plans


def test_the_order_in_which_things_are_given_does_not_matter(plans):
    turned = plan(VISITS[::-1], DAYS[::-1], travel=Plane(), seed=1, effort=EFFORT)
    assert list(turned) == plans


def test_a_bound_lies_below_every_plan_and_near_the_last(plans):
    proved = prove(plans[-1], VISITS, DAYS, travel=Plane())
    assert proved.bound is not None
    assert 0.95 * plans[-1].objective < proved.bound <= plans[-1].objective


def test_the_bound_follows_from_the_prices_alone(plans):
    proved = prove(plans[-1], VISITS, DAYS, travel=Plane())
    again = prove(proved, VISITS, DAYS, travel=Plane(), sweeps=0)
    assert again.bound == proved.bound


def test_who_is_not_visited_has_a_reason(plans):
    served = {name for tour in plans[-1].tours for name in tour.visits}
    assert plans[-1].unserved.keys() == {visit.id for visit in VISITS} - served


def test_a_team_that_drops_out_leaves_most_tours_alone(plans):
    before = plans[-1]
    gone = [tour.key for tour in before.tours][:2]
    left = [day for day in DAYS if day.key not in set(gone)]
    after = amend(before, VISITS, DAYS, travel=Plane(), declined=gone, most_moved=3)
    assert check(after, VISITS, left, travel=Plane()) == []
    assert len(after.moved) <= 3
    assert not {tour.key for tour in after.tours} & set(gone)


def test_a_frozen_day_stays_as_it_is(plans):
    before = plans[-1]
    gone, kept = before.tours[0].key, before.tours[1]
    after = amend(before, VISITS, DAYS, travel=Plane(), declined=[gone], frozen=[kept.key])
    assert kept in after.tours
