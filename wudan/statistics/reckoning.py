"""Numbers of the statistics: bands of waiting time, their median, a quick clock of working minutes.

A wait is kept as the band it falls into, each a tenth longer than the one before; a median read from
bands is therefore off by at most one part in twenty (5 %), and adds up over months and units.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import log
from threading import Lock

from wudan.kit.clock import CHINA
from wudan.kit.working_time import WorkingCalendar

_STEP = 1.1
_LOG = log(_STEP)
_DAY, _MINUTE, _ZONE = 86_400, 60, 28_800
_FIRST = 16_436
"""The first day of 2015, as days since 1970: no county's platform is older."""
Counts = Mapping[str, int]


def band_of(minutes: int) -> int:
    """Which band so many working minutes fall into."""
    return int(log(minutes) / _LOG) + 1 if minutes > 0 else 0


def minutes_of(band: int) -> int:
    """The middle of a band, in minutes."""
    return round(_STEP ** (band - 0.5)) if band else 0


def median_of(counts: Counts, measure: str) -> int | None:
    """The median of a kept wait in working minutes, to within 5 %; None of nothing."""
    return median_band([(key, n) for key, n in counts.items() if key.startswith(f"{measure}:")])


def median_band(kept: Iterable[tuple[str, int]]) -> int | None:
    """The same of the bands of one wait alone, as they are kept."""
    bands = sorted((int(key.rpartition(":")[2]), n) for key, n in kept if n > 0)
    left = (sum(n for _, n in bands) + 1) / 2
    for band, n in bands:
        left -= n
        if left <= 0:
            return minutes_of(band)
    return None


class WorkingClock:
    """Working time up to an instant (a whole second) by a look-up, for orders by the hundred thousand."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._spans = tuple(
            ((a.hour * 60 + a.minute) * 60, (b.hour * 60 + b.minute) * 60) for a, b in calendar.spans
        )  # fmt: skip
        self._full = calendar.day_minutes * _MINUTE
        self._days: list[tuple[int, bool]] = []
        self._turn = Lock()

    def until(self, second: int) -> int:
        """Working seconds before a second; two of them taken from each other are what lies between."""
        day, rest = divmod(second + _ZONE, _DAY)
        place = max(0, day - _FIRST)
        if place >= len(self._days):
            self._reach(place)
        worked, is_open = self._days[place]
        if is_open:
            for opens, closes in self._spans:
                if rest > opens:
                    worked += (rest if rest < closes else closes) - opens
        return worked

    def _reach(self, place: int) -> None:
        with self._turn:
            while len(self._days) <= place:
                worked, was_open = self._days[-1] if self._days else (0, False)
                works = self._calendar.works(_day(_FIRST + len(self._days)))
                self._days.append((worked + self._full * was_open, works))


@lru_cache(maxsize=4)
def clock_of(calendar: WorkingCalendar) -> WorkingClock:
    """The clock of a calendar, kept as long as the table of days off stays as it is."""
    return WorkingClock(calendar)


def _day(number: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=CHINA) + timedelta(days=number)).date()


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
