"""铺开: each village once, fair and in order, as far as the days reach."""

from datetime import date, time

from wudan.deliveries.spreading import Pattern, longest_waiting, spread

MONDAY = date(2026, 9, 7)
WEEK = Pattern(MONDAY, date(2026, 9, 13), frozenset({0, 2}), (time(9), time(15)), 90)


def test_days_fill_one_after_the_other():
    slots = spread([1, 2, 3], WEEK)
    told = [(slot.village, f"{slot.starts_at:%d %H}") for slot in slots]
    assert told == [(1, "07 09"), (2, "07 15"), (3, "09 09")]


def test_days_off_are_left_out_and_what_does_not_fit_waits():
    slots = spread([1, 2, 3], WEEK, days_off=frozenset({MONDAY}))
    assert [slot.village for slot in slots] == [1, 2]


def test_as_many_at_once_as_there_are_parties():
    slots = spread([1, 2], Pattern(MONDAY, MONDAY, frozenset({0}), (time(9),), 60, a_time=2))
    assert [slot.lane for slot in slots] == [0, 1]


def test_who_was_never_visited_comes_first():
    assert longest_waiting({1: MONDAY, 2: None, 3: date(2026, 1, 1)}) == [2, 3, 1]


def test_times_at_which_the_party_is_busy_are_passed_over():
    def is_free(starts_at, ends_at, lane):
        return starts_at.hour != 9

    slots = spread([1, 2], WEEK, is_free=is_free)
    assert [f"{slot.starts_at:%d %H}" for slot in slots] == ["07 15", "09 15"]
