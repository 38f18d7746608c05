"""The nearest of many places: the same as looking at all of them, and much faster."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.reach import a_county, reckon
from wudan.kit.places import Point, kilometres
from wudan.kit.reaching import Nearest, Pace

near = st.builds(Point, st.floats(107, 109), st.floats(36, 38))


@given(st.lists(near, min_size=1, max_size=60), near)
def test_it_is_the_nearest_of_all(places, here):
    number, km = Nearest(places).to(here)
    least = min(kilometres(here, place) for place in places)
    assert km == pytest.approx(least, rel=2e-4, abs=1e-6)
    assert kilometres(here, places[number]) == pytest.approx(least, rel=2e-4, abs=1e-6)


def test_nowhere_is_nowhere():
    assert Nearest([]).to(Point(108, 37)) is None


def test_of_two_in_one_place_the_first_is_taken():
    here = Point(108, 37)
    assert Nearest([Point(108, 38), here, here]).to(here) == (1, 0.0)


def test_all_places_on_one_line_or_one_spot():
    spot = [Point(108, 37)] * 500
    assert Nearest(spot).to(Point(108.5, 37.5))[0] == 0
    line = [Point(108 + n / 1000, 37) for n in range(500)]
    assert Nearest(line).to(Point(108.25, 37.9))[0] == 250


def test_a_county_of_404_villages_takes_less_than_a_second():
    from array import array

    county = a_county(random.Random(7), 404)
    began = time.process_time()
    answers, _ = reckon(*county, array("f"), array("I"))
    assert answers == 404 * 8
    assert time.process_time() - began < 1


def test_a_straight_line_becomes_minutes_by_the_county_s_own_words():
    pace = Pace(detour_percent=140, walk_km_per_hour=4, drive_km_per_hour=30)
    assert (pace.walk_minutes(1), pace.drive_minutes(5), pace.walk_minutes(0)) == (21, 14, 0)
