"""Cells being filled, and the months they are for."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q

from wudan.areas.past_trees import PastTrees
from wudan.kit.clock import midnight
from wudan.statistics.models import NONE
from wudan.statistics.reckoning import next_month

Key = tuple[date, int]
Cell = defaultdict[str, int]
_ZONE, _DAY = 28_800, 86_400


class Months:
    """Some months, or all there ever were."""

    def __init__(self, months: Collection[date] | None) -> None:
        self._asked = None if months is None else frozenset(months)

    @property
    def since(self) -> datetime | None:
        """The first instant; None for all."""
        return midnight(min(self._asked)) if self._asked else None

    @property
    def until(self) -> datetime | None:
        """The first instant after; None for all."""
        return midnight(next_month(max(self._asked))) if self._asked else None

    def within(self, field: str) -> Q:
        """Rows whose time lies between the first and the last of the months."""
        if self._asked is None:
            return Q(**{f"{field}__isnull": False})
        return Q(**{f"{field}__gte": self.since, f"{field}__lt": self.until})

    def within_days(self, field: str) -> Q:
        """The same for a day."""
        if self._asked is None:
            return Q()
        after = next_month(max(self._asked))
        return Q(**{f"{field}__gte": min(self._asked), f"{field}__lt": after})

    def has(self, month: date) -> bool:
        """Whether a month is asked for."""
        return self._asked is None or month in self._asked


class Cells:
    """Counts by month and topic; what falls into another month is left out."""

    def __init__(self, months: Months, trees: PastTrees) -> None:
        self.months, self.trees = months, trees
        self.found: defaultdict[Key, Cell] = defaultdict(_cell)
        self._of_day: dict[tuple[int, int | None], Cell] = {}
        self._nowhere = _cell()

    def at(self, second: int | None, platform: int | None) -> Cell:
        """The cell of an instant; one that is thrown away when it is not asked for."""
        if second is None:
            return self._nowhere
        day = (second + _ZONE) // _DAY, platform
        cell = self._of_day.get(day)
        if cell is None:
            cell = self._of_day[day] = self.on(_month(day[0]), platform)
        return cell

    def on(self, month: date, platform: int | None) -> Cell:
        """The same of a month's first day."""
        if not self.months.has(month):
            return self._nowhere
        return self.found[month, platform or NONE]

    def counts(self) -> dict[Key, dict[str, int]]:
        """As they are kept: without what is nothing."""
        kept = {key: {name: n for name, n in cell.items() if n} for key, cell in self.found.items()}
        return {key: cell for key, cell in kept.items() if cell}


def _cell() -> Cell:
    return defaultdict(int)


def month_at(second: int) -> date:
    """The first day of an instant's month in China; a look-up, for rows by the hundred thousand."""
    return _month((second + _ZONE) // _DAY)


@lru_cache(maxsize=8192)
def _month(day: int) -> date:
    return date.fromordinal(day + date(1970, 1, 1).toordinal()).replace(day=1)
