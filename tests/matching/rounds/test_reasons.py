"""What cannot be planned is named, each with its reason; nothing crashes and nothing runs on."""

import math
from dataclasses import replace
from itertools import islice, pairwise

import pytest

from bench.dispatch.counties import Plane
from wudan.matching.rounds import Because, Mode, TeamDay, Visit, Window, check, plan
from wudan.matching.rounds.shapes import Unserved
from wudan.matching.things import Place

HERE, NEAR, FAR = Place(0, 0), Place(5, 0), Place(500, 0)
NINE = 9 * 3600
ALL_DAY = (Window(0, 8 * 3600, 17 * 3600),)


def visit(name="v", place=NEAR, windows=ALL_DAY, skills=("opera",), prize=9000, **more):
    return Visit(name, place, 3600, prize, frozenset(skills), tuple(windows), **more)


def duty(team="t", day=0, skills=("opera",), **more):
    return TeamDay(team, day, HERE, 8 * 3600, 17 * 3600, frozenset(skills), **more)


def last(visits, days, travel=None, mode=Mode.BALANCED):
    *_, found = plan(visits, days, travel=travel or Plane(), seed=1, mode=mode)
    assert check(found, visits, days, travel=travel or Plane(), mode=mode) == []
    return found


@pytest.mark.parametrize(
    ("wanted", "because"),
    [
        (visit(skills=["law"]), Because.SKILL),
        (visit(windows=[Window(3, NINE, NINE)]), Because.NOT_ON_DUTY),
        (visit(windows=[Window(0, NINE, NINE - 1)]), Because.WINDOW_REVERSED),
        (visit(windows=[]), Because.WINDOW_REVERSED),
        (visit(place=FAR), Because.OUT_OF_REACH),
        (visit(prize=0), Because.OUTBID),
        (visit(teams=2), Because.SKILL),
    ],
)
def test_a_visit_that_cannot_be_made_says_why(wanted, because):
    assert last([wanted], [duty()]).unserved["v"].because == because


class Broken(Plane):
    """A way to the far place is not known: endless, or less than nothing."""

    def __init__(self, told):
        object.__setattr__(self, "told", told)

    __slots__ = ("told",)

    def table(self, places):
        return [[self.seconds(a, b) for b in places] for a in places]

    def seconds(self, start, end):
        return (
            self.told if FAR in (start, end) and start != end else Plane.seconds(self, start, end)
        )


@pytest.mark.parametrize("told", [math.inf, math.nan, -5])
def test_a_place_without_a_way_is_shut_out_and_the_others_are_planned(told):
    visits = [visit("far", FAR), visit("a"), visit("b", Place(6, 0)), visit("c", Place(7, 0))]
    *_, found = plan(visits, [duty()], travel=Broken(told), seed=1)
    assert found.unserved["far"].because in (Because.TRAVEL_UNKNOWN, Because.OUT_OF_REACH)
    assert found.unserved.keys() == {"far"}


@pytest.mark.parametrize(
    ("on_duty", "because"),
    [
        (duty(skills=[]), Because.SKILL),
        (replace(duty(), ends=8 * 3600), Because.NOT_ON_DUTY),
        (replace(duty(), ends=7 * 3600), Because.NOT_ON_DUTY),
        (duty(day=4), Because.NOT_ON_DUTY),
        (replace(duty(), base=FAR), Because.OUT_OF_REACH),
        (replace(duty(), ends=9 * 3600), Because.OUT_OF_REACH),
    ],
)
def test_a_team_without_skills_or_hours_helps_nobody_and_the_visits_say_why(on_duty, because):
    assert last([visit()], [on_duty]).unserved["v"].because == because


def test_ten_thousand_copies_of_one_visit_are_planned_and_none_is_out_of_reach():
    visits = [visit(f"v{number:05d}") for number in range(10_000)]
    days = [duty("a"), duty("b")]
    *_, found = islice(plan(visits, days, travel=Plane(), seed=1), 2)
    assert check(found, visits, days, travel=Plane()) == []
    assert len(found.tours) == 2
    assert {why.because for why in found.unserved.values()} <= {Because.OUTBID, Because.LEFT_OVER}


@pytest.mark.parametrize("seconds", [0, 10**9])
def test_a_service_of_no_time_or_without_end_is_no_trouble(seconds):
    odd = replace(visit("odd"), seconds=seconds)
    found = last([odd, visit("a")], [duty()])
    assert ("odd" in found.unserved) == (seconds > 0)
    assert found.unserved.get("odd", Unserved(Because.OUT_OF_REACH)).because == Because.OUT_OF_REACH


def test_the_same_name_twice_is_one_visit_and_told():
    found = last([visit(), visit()], [duty()])
    assert [tour.visits for tour in found.tours] == [("v",)]
    assert found.unserved["v (again)"].because == Because.GIVEN_TWICE


def test_nobody_on_duty_leaves_everything_with_a_reason():
    assert last([visit()], []).unserved["v"].because == Because.SKILL


def test_two_teams_come_at_one_moment_or_neither():
    together = visit(windows=[Window(0, 10 * 3600, 10 * 3600)], teams=2)
    both = last([together], [duty("a"), duty("b")])
    assert {tour.begins for tour in both.tours} == {(10 * 3600,)}
    assert len(both.tours) == 2


def test_a_pause_is_kept_on_a_long_day():
    resting = duty(rest=3600, rest_by=12 * 3600)
    visits = [visit(f"v{n}", Place(5 + n / 10, 0)) for n in range(7)]
    found = last(visits, [resting])
    begins = found.tours[0].begins
    assert any(later - earlier >= 2 * 3600 for earlier, later in pairwise(begins))


def test_coverage_first_goes_where_travel_alone_would_not():
    lonely = visit(place=Place(60, 0), prize=2000)
    assert last([lonely], [duty()]).tours == ()
    assert len(last([lonely], [duty()], mode=Mode.COVERAGE_FIRST).tours) == 1
