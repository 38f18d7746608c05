from hypothesis import given
from hypothesis import strategies as st

from wudan.matching import GreatCircle, Place

places = st.builds(Place, lon=st.floats(107, 110), lat=st.floats(36, 39))
STRAIGHT = GreatCircle(detour_percent=100)


def test_a_degree_of_latitude_is_111_kilometers():
    assert STRAIGHT.meters(Place(108, 36), Place(108, 37)) == 111_195


def test_a_detour_makes_the_way_longer():
    here, there = Place(108, 36), Place(108, 37)
    assert GreatCircle(detour_percent=150).meters(here, there) == 166_793


def test_forty_kilometers_take_an_hour_at_forty_an_hour():
    here, there = Place(108, 37), Place(108, 37.359729)
    assert STRAIGHT.meters(here, there) == 40_000
    assert STRAIGHT.seconds(here, there) == 3600


@given(places, places)
def test_the_way_back_is_as_long(here: Place, there: Place):
    assert GreatCircle().meters(here, there) == GreatCircle().meters(there, here)
    assert GreatCircle().seconds(here, here) == 0


@given(st.lists(places, max_size=4), places)
def test_many_ways_measured_at_once_are_those_measured_one_by_one(starts: list[Place], end: Place):
    ways = GreatCircle()
    told = [(ways.meters(start, end), ways.seconds(start, end)) for start in starts]
    assert ways.ways(starts, end) == told
