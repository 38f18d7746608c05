"""Numbers of the statistics: bands of waiting time, their median, a quick clock of working minutes.

A wait is kept as the band it falls into, each a tenth longer than the one before; a median read from
bands is therefore off by at most one part in twenty (5 %), and adds up over months and units.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import log

from wudan.kit.clock import CHINA
from wudan.kit.working_time import WorkingCalendar

_STEP = 1.1
_LOG = log(_STEP)
_DAY, _MINUTE, _ZONE = 86_400, 60, 28_800
Counts = Mapping[str, int]


def band_of(minutes: int) -> int:
    """Which band so many working minutes fall into."""
    return int(log(minutes) / _LOG) + 1 if minutes > 0 else 0


def minutes_of(band: int) -> int:
    """The middle of a band, in minutes."""
    return round(_STEP ** (band - 0.5)) if band else 0


def median_of(counts: Counts, measure: str) -> int | None:
    """The median of a kept wait in working minutes, to within 5 %; None of nothing."""
    head = f"{measure}:"
    bands = sorted(
        (int(key[len(head) :]), n) for key, n in counts.items() if key.startswith(head) and n > 0
    )
    left = (sum(n for _, n in bands) + 1) / 2
    for band, n in bands:
        left -= n
        if left <= 0:
            return minutes_of(band)
    return None


class WorkingClock:
    """Working minutes between two instants by two look-ups; built once for years of days."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._spans = tuple(
            ((a.hour * 60 + a.minute) * 60, (b.hour * 60 + b.minute) * 60) for a, b in calendar.spans
        )  # fmt: skip
        self._full = calendar.day_minutes * _MINUTE
        self._first: int | None = None
        self._before: list[int] = []
        self._open: list[bool] = []

    def between(self, start: datetime, end: datetime) -> int:
        """Working minutes from start to end; 0 when end is not later."""
        return max(0, self._seconds(end) - self._seconds(start)) // _MINUTE

    def _seconds(self, at: datetime) -> int:
        """Working seconds since the first day that was asked for."""
        day, rest = divmod(int(at.timestamp()) + _ZONE, _DAY)
        if self._first is None:
            self._first = day - 366
        place = day - self._first
        if place < 0:  # earlier than anything so far: begin there
            self._first, self._before, self._open = day - 366, [], []
            return self._seconds(at)
        self._reach(place)
        if not self._open[place]:
            return self._before[place]
        return self._before[place] + sum(
            min(rest, closes) - opens for opens, closes in self._spans if rest > opens
        )

    def _reach(self, place: int) -> None:
        while len(self._before) <= place:
            number = len(self._before)
            past = self._before[-1] + self._full * self._open[-1] if number else 0
            self._before.append(past)
            self._open.append(self._calendar.works(_day(self._first or 0, number)))


def _day(first: int, number: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=CHINA) + timedelta(days=first + number)).date()


def month_of(at: datetime) -> date:
    """The first day of the month an instant falls in, by the Chinese wall clock."""
    return at.astimezone(CHINA).date().replace(day=1)


def months_through(first: date, last: date) -> list[date]:
    """The first days of the months from one to another, both included."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = next_month(month)
    return found


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)
