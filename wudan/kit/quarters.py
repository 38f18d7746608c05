"""Quarters: until when a confirmation holds. Plain arithmetic on dates."""

from datetime import date, timedelta


def quarter_end(day: date) -> date:
    """The last day of the quarter that a day is in."""
    first_of_next = (day.month - 1) // 3 * 3 + 4
    year, month = (day.year + 1, 1) if first_of_next > 12 else (day.year, first_of_next)
    return date(year, month, 1) - timedelta(days=1)


def next_quarter_end(day: date) -> date:
    """The last day of the quarter after it."""
    return quarter_end(quarter_end(day) + timedelta(days=1))
