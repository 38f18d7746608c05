"""铺开: villages spread over the days of a round by a simple, fair rule. Pure, no rows.

Who was waiting longest comes first; nobody comes twice before everybody came once; each day is
filled before the next. An optimiser may write the same stops from better knowledge.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wudan.kit.clock import CHINA


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which days, from what time, how long, how many a day."""

    starts_on: date
    ends_on: date
    weekdays: frozenset[int]
    """Monday is 0."""
    times: tuple[time, ...]
    minutes: int
    a_time: int = 1
    """How many villages at the same time: as many parties are there."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One village at one time; `lane` says beside which others at that time."""

    village: int
    starts_at: datetime
    ends_at: datetime
    lane: int


def spread(
    villages: Sequence[int], pattern: Pattern, *, days_off: frozenset[date] = frozenset(),
    is_free: Callable[[datetime, datetime, int], bool] = lambda starts_at, ends_at, lane: True,
) -> list[Slot]:  # fmt: skip
    """Each village once, in the order given, as far as the days reach.

    `is_free` says whether the party of a lane has nothing else then; such times are passed over.
    """
    length = timedelta(minutes=pattern.minutes)
    free = (
        (start, lane)
        for start, lane in _places(pattern, days_off)
        if is_free(start, start + length, lane)
    )
    return [
        Slot(village, start, start + length, lane)
        for village, (start, lane) in zip(villages, free, strict=False)
    ]


def _places(pattern: Pattern, days_off: frozenset[date]) -> Iterable[tuple[datetime, int]]:
    day = pattern.starts_on
    while day <= pattern.ends_on:
        if day.weekday() in pattern.weekdays and day not in days_off:
            for at in pattern.times:
                for lane in range(pattern.a_time):
                    yield datetime.combine(day, at, CHINA), lane
        day += timedelta(days=1)


def longest_waiting(last: dict[int, date | None]) -> list[int]:
    """Villages never visited first, then those visited longest ago; equal ones as given."""
    return sorted(last, key=lambda village: last[village] or date.min)
