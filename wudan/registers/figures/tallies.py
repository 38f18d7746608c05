"""What is counted: a tally says which rows of which source, by which time, and what each adds.

A source is one table seen from one side: by the village an order came from, or by the team that
did it. A tally counts rows, sums a column, or counts the different values of one (people).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Expression, Model, Q, Sum
from django.db.models.functions import Coalesce

from wudan.kit.figures import Figure, Share
from wudan.registers.figures.scope import Scope, Window


@dataclass(frozen=True, slots=True)
class Source:
    """One table, where its rows belong in the tree, and which page shows one."""

    model: type[Model]
    kind: str
    """What a row opens to: order, activity, delivery …"""
    pk: str
    """The column with that page's row."""
    county: str
    path: str
    """The column with the path of the unit a row belongs to."""
    platform: str
    """The column with the platform; empty where a row has none."""
    words: tuple[str, ...]
    """Columns a row is called by; never a person."""

    def of(self, scope: Scope, day: date) -> Q:
        """Which rows are of a scope, as the tree was at the end of a day."""
        found = Q(**{self.county: scope.county})
        if scope.is_whole:
            return found
        if scope.topic is not None:
            found &= Q(**{self.platform: scope.topic}) if self.platform else Q(pk__in=())
        if not scope.path and not scope.platforms:
            return found
        mine = Q(pk__in=())
        if scope.path:
            mine |= scope.trees.within(self.path, scope.path, day)
        if scope.platforms and self.platform:
            mine |= Q(**{f"{self.platform}__in": sorted(scope.platforms)})
        return found & mine

    def within(self, scope: Scope, window: Window, when: Callable[[Window], Q]) -> Q:
        """Which rows are of a scope and happened then; each month of a window has its own tree (ADR 90)."""
        parts = [self.of(scope, part.last) & when(part) for part in window.cut(scope.trees)]
        return reduce(or_, parts)


def between(field: str) -> Callable[[Window], Q]:
    """Rows with a moment in a window."""
    return lambda window: Q(**{f"{field}__gte": window.since, f"{field}__lt": window.until})


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure to be: the rows, when they happened, what each adds."""

    key: str
    label: str
    unit: str
    source: Source
    at: str
    """The column with the time of the fact."""
    only: Q = field(default_factory=Q)
    adds: str = ""
    """A column that is summed; else each row adds one."""
    differs: str = ""
    """A column whose different values are counted; else every row counts."""
    is_date: bool = False
    """Whether the time is a day."""
    known: str = ""
    """A second time that must be before the window's end too: of what followed."""
    before: str = ""
    """Where the rows present at the end of the window count: the column with the day they ended."""

    def when(self, window: Window) -> Q:
        """Which rows happened in a window; or were there at its end."""
        if self.before:
            there = Q(**{f"{self.at}__lte": window.last})
            return there & (Q(**{self.before: None}) | Q(**{f"{self.before}__gt": window.last}))
        if self.is_date:
            return Q(**{f"{self.at}__gte": window.first, f"{self.at}__lte": window.last})
        return between(self.at)(window)

    def of(self, scope: Scope, window: Window) -> Q:
        """Which rows are of a scope and happened in a window, or were there at its end."""
        if self.before:
            return self.source.of(scope, window.last) & self.when(window)
        return self.source.within(scope, window, self.when)

    def which(self, window: Window) -> Q:
        """Which of those rows count."""
        return self.only & Q(**{f"{self.known}__lt": window.until}) if self.known else self.only

    def expression(self, window: Window) -> Expression:
        """What the database reckons."""
        if self.adds:
            return Coalesce(Sum(self.adds, filter=self.which(window)), 0)
        column = self.differs or "pk"
        return Count(column, filter=self.which(window), distinct=bool(self.differs))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share to be: which figure of which."""

    key: str
    label: str
    part: str
    whole: str

    def of(self, found: Mapping[str, Figure]) -> Share:
        """The share of figures already reckoned."""
        return Share(self.key, self.label, found[self.part], found[self.whole])
