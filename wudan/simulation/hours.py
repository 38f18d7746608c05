"""Working minutes as a table: when so many have passed, in whole minutes since the year began.

The same answers as `kit.working_time`, a hundred times sooner; a test holds them together.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from wudan.kit.working_time import Term, Unit, WorkingCalendar

DAY = 24 * 60
AFTER = 150
"""Days after the year in which what was begun may end."""


class Hours:
    """Somebody's working minutes; `off` are days away."""

    def __init__(self, works: Sequence[bool], spans: Sequence[tuple[int, int]]) -> None:
        self._works, self._spans = works, spans
        self.day_minutes = sum(end - start for start, end in spans)
        self._before = [0, *accumulate(self.day_minutes if one else 0 for one in works)]

    @classmethod
    def of(cls, calendar: WorkingCalendar, year: int) -> "Hours":
        """A calendar's, for a year and some months after it."""
        first = date(year, 1, 1)
        count = (date(year + 1, 1, 1) - first).days + AFTER
        works = [calendar.works(first + timedelta(days=number)) for number in range(count)]
        spans = [(a.hour * 60 + a.minute, b.hour * 60 + b.minute) for a, b in calendar.spans]
        return cls(works, spans)

    def without(self, off: Callable[[int], bool]) -> "Hours":
        """The same, but for days away."""
        works = [one and not off(day) for day, one in enumerate(self._works)]
        return Hours(works, self._spans)

    def works(self, day: int) -> bool:
        """Whether anybody is there on the day of that number."""
        return 0 <= day < len(self._works) and self._works[day]

    @property
    def total(self) -> int:
        """All working minutes there are."""
        return self._before[-1]

    def passed(self, at: int) -> int:
        """Working minutes from the year's beginning to an instant."""
        day, minute = divmod(at, DAY)
        if day >= len(self._works):
            return self.total
        if not self._works[day]:
            return self._before[day]
        within = sum(max(0, min(minute, end) - start) for start, end in self._spans)
        return self._before[day] + within

    def after(self, at: int, minutes: int) -> int:
        """The first instant at which so many working minutes have passed since `at`."""
        if minutes <= 0:
            return at
        wanted = self.passed(at) + minutes
        if wanted > self.total:
            return len(self._works) * DAY
        day = bisect_left(self._before, wanted) - 1
        left = wanted - self._before[day]
        for start, end in self._spans:
            if left <= end - start:
                return day * DAY + start + left
            left -= end - start
        return (day + 1) * DAY

    def between(self, start: int, end: int) -> int:
        """Working minutes from one instant to a later one."""
        return max(0, self.passed(end) - self.passed(start))

    def due(self, start: int, term: Term) -> int:
        """When a term has passed; calendar days end with the day."""
        if term.unit is Unit.DAYS:
            return (start // DAY + term.amount + 1) * DAY
        of_one = 60 if term.unit is Unit.WORKING_HOURS else self.day_minutes
        return self.after(start, term.amount * of_one)
