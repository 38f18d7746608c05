"""Places on the ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.places import Point, System, bring_in, kilometres

china = st.tuples(st.floats(74, 134), st.floats(19, 53))
WUQI = Point(108.1759, 36.9276)


def test_a_plain_point_stays():
    assert bring_in(108.1759, 36.9276, System.CGCS2000) == WUQI


@given(china)
def test_a_shifted_point_lies_a_few_hundred_metres_off(where):
    lon, lat = where
    off = kilometres(Point(lon, lat), bring_in(lon, lat, System.GCJ02))
    assert 0 < off < 1.5


@given(china)
def test_the_two_shifts_follow_each_other(where):
    lon, lat = where
    gcj = bring_in(lon, lat, System.GCJ02)
    baidu = bring_in(lon, lat, System.BD09)
    assert 0.05 < kilometres(gcj, baidu) < 2.5


def test_a_known_place_comes_out_where_it_is():
    """天安门 in all three systems, from published pairs; within ten metres."""
    plain = Point(116.39127, 39.90714)
    for lon, lat, system in ((116.39751, 39.90854, System.GCJ02), (116.40386, 39.91486, System.BD09)):  # fmt: skip
        assert kilometres(bring_in(lon, lat, system), plain) < 0.02


@given(china, china)
def test_a_distance_is_one_both_ways(a, b):
    one, two = Point(*a), Point(*b)
    assert kilometres(one, two) == pytest.approx(kilometres(two, one))
    assert kilometres(one, one) == 0


def test_a_degree_of_latitude_is_111_kilometres():
    assert kilometres(Point(108, 36), Point(108, 37)) == pytest.approx(111.2, abs=0.1)
