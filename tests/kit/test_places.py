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


# Plain, then shifted and by which system. Published: the test pairs of eviltransform, the README of
# coordtransform, two answers of Baidu's own service; the towns of 吴起 and 榆阳 were shifted by
# fast-geocn 1.1.3. (The BD-09 of eviltransform and fast-geocn leaves a factor out and lies up to
# 70 m from Baidu's answers, so it is not used.) None of it is code of ours.
PAIRS = {
    "上海": (121.5272106, 31.1774276, 121.531541859215, 31.17530398364597, "GCJ-02"),
    "深圳": (113.912316, 22.543847, 113.9171764808363, 22.540796131694766, "GCJ-02"),
    "北京": (116.377817, 39.911954, 116.38404722455657, 39.91334545536069, "GCJ-02"),
    "天安门": (116.404, 39.915, 116.41024449916938, 39.91640428150164, "GCJ-02"),
    "天安门，百度": (116.404, 39.915, 116.41662724378733, 39.922699552216216, "BD-09"),
    "武汉，百度": (114.21892734521, 29.575429778924, 114.2307519546763, 29.57908428837437, "BD-09"),
    "武汉，百度再答": (114.21892734521, 29.575429778924, 114.23075654746, 29.579087603387, "BD-09"),
    "吴起街道": (108.176, 36.927, 108.1810025, 36.9273492, "GCJ-02"),
    "铁边城": (107.86, 36.985, 107.8648112, 36.9851472, "GCJ-02"),
    "周湾": (108.325, 37.24, 108.3300045, 37.2405593, "GCJ-02"),
    "白豹": (108.17, 36.68, 108.1749958, 36.6801926, "GCJ-02"),
    "鼓楼街道": (109.74, 38.292, 109.7455883, 38.2925203, "GCJ-02"),
    "巴拉素": (109.3, 38.3, 109.3055013, 38.3005559, "GCJ-02"),
    "红石桥": (109.27, 38.13, 109.2754201, 38.1305422, "GCJ-02"),
}


@pytest.mark.parametrize("town", PAIRS)
def test_a_tagged_point_lands_within_five_metres(town):
    lon, lat, shifted_lon, shifted_lat, system = PAIRS[town]
    plain = Point(lon, lat)
    assert kilometres(bring_in(shifted_lon, shifted_lat, System(system)), plain) < 0.005
    untagged = bring_in(shifted_lon, shifted_lat, System.CGCS2000)
    assert kilometres(untagged, plain) > 0.3
