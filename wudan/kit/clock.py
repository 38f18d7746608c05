"""The one clock. Faces read it and pass the time down; nothing below reads it."""

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""China has one zone and no summer time since 1991."""

_offset = timedelta(0)


def now() -> datetime:
    """The present instant, moved by the test offset if one was set."""
    return datetime.now(CHINA) + _offset


def shift(offset: timedelta) -> None:
    """Move the clock for a rehearsal; `config` refuses this in production."""
    global _offset
    _offset = offset


def local(at: datetime) -> datetime:
    """The same instant on a Chinese wall clock."""
    return at.astimezone(CHINA)


def day_of(at: datetime) -> date:
    """The Chinese calendar day an instant falls on."""
    return local(at).date()


def midnight(day: date) -> datetime:
    """The first instant of a Chinese calendar day."""
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)
