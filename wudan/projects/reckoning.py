"""Months as people count them."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day of a later (or, below nought, an earlier) month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
