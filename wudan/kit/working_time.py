"""Working time on the Chinese calendar, swapped days (调休) included.

Decides when a deadline falls. The days off are passed in: staff keep that table
(`areas.Holiday`), because the State Council publishes each year's swaps only in autumn.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from wudan.kit.clock import CHINA, local

Span = tuple[time, time]
_LONGEST_CLOSURE_DAYS = 60


class Unit(StrEnum):
    """What a term counts."""

    WORKING_HOURS = "wh"
    WORKING_DAYS = "wd"
    DAYS = "d"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as a county writes it: `2wh`, `1wd`, `7d`."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Term":
        """Read a term; ValueError names what is wrong with it."""
        found = re.fullmatch(r"(\d{1,3})(wh|wd|d)", text.strip())
        if found is None:
            message = f"期限“{text}”应写成 2wh（工作小时）、1wd（工作日）或 7d（自然日）"
            raise ValueError(message)
        return cls(int(found[1]), Unit(found[2]))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Office hours and the days that break the weekly rule.

    `holidays` are weekdays off; `workdays` are weekend days worked instead.
    """

    spans: tuple[Span, ...]
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether offices are open on this day."""
        if day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def due(self, start: datetime, term: Term) -> datetime:
        """The instant at which `term` has passed since `start`.

        Working days end at the same working minute; calendar days at the end of the day.
        Raises ValueError when the calendar has no working time for two months.
        """
        if term.unit is Unit.DAYS:
            day = local(start).date() + timedelta(days=term.amount + 1)
            return datetime.combine(day, time(0), CHINA)
        minutes = term.amount * (60 if term.unit is Unit.WORKING_HOURS else self.day_minutes)
        return self._walk(local(start), minutes)

    @property
    def day_minutes(self) -> int:
        """Working minutes of one full day."""
        return sum(_minutes(end) - _minutes(start) for start, end in self.spans)

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Working minutes from start to end; 0 when end is not later."""
        first, last = local(start), local(end)
        total, day = 0, first.date()
        while day <= last.date():
            for opens, closes in self._spans_of(day):
                left, right = max(opens, first), min(closes, last)
                total += max(0, int((right - left).total_seconds() // 60))
            day += timedelta(days=1)
        return total

    def _walk(self, start: datetime, minutes: int) -> datetime:
        left = timedelta(minutes=minutes)
        day = start.date()
        for _ in range(_LONGEST_CLOSURE_DAYS + minutes // max(1, self.day_minutes) * 3):
            for opens, closes in self._spans_of(day):
                begin = max(opens, start)
                if begin < closes:
                    if left <= closes - begin:
                        return begin + left
                    left -= closes - begin
            day += timedelta(days=1)
        message = "办公日历里找不到足够的工作时间，请检查节假日表"
        raise ValueError(message)

    def _spans_of(self, day: date) -> list[tuple[datetime, datetime]]:
        if not self.works(day):
            return []
        return [
            (datetime.combine(day, a, CHINA), datetime.combine(day, b, CHINA))
            for a, b in self.spans
        ]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
