"""The twenty-four weekly slots."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit import slots

some = st.frozensets(st.integers(0, 23))


@given(some)
def test_a_mask_keeps_what_it_was_given(chosen):
    assert slots.from_mask(slots.to_mask(chosen)) == chosen


@given(some)
def test_what_is_written_can_be_read(chosen):
    written = ";".join(f"{s // 3 + 1}{slots.Part(s % 3).name.lower()}" for s in chosen)
    assert slots.parse(written) == chosen


@pytest.mark.parametrize("text", ["9am", "0pm", "1", "am", "1noon", "1am,2pm"])
def test_what_cannot_be_read_is_named(text):
    with pytest.raises(ValueError, match="时段"):
        slots.parse(text)


def test_blanks_and_nothing_are_fine():
    assert slots.parse("") == frozenset()
    assert slots.parse(" 1am ; ; 8eve ") == {0, 23}


def test_a_holiday_is_no_weekday():
    monday = date(2026, 9, 7)
    assert slots.slot_of(monday, slots.Part.PM) == 1
    assert slots.slot_of(monday, slots.Part.PM, frozenset({monday})) == 22


def test_people_read_them_in_chinese():
    assert slots.words(slots.to_mask(frozenset({15, 19}))) == "周六上午、周日下午"
    assert slots.words(0) == ""
