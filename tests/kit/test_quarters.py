"""Quarters, to the day."""

from datetime import date

import pytest

from wudan.kit.quarters import next_quarter_end, quarter_end


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 9, 7), date(2026, 9, 30)), (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_quarter_ends_with_its_month(day, last):
    assert quarter_end(day) == last


def test_the_next_one_ends_three_months_later():
    assert next_quarter_end(date(2026, 9, 7)) == date(2026, 12, 31)
    assert next_quarter_end(date(2026, 12, 31)) == date(2027, 3, 31)
