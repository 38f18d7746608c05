"""Of whom and of when a figure is: a county, a branch of the tree, a platform, a department; full days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from wudan.areas.past_trees import PastTrees, past_trees
from wudan.kit.clock import day_of, midnight


@dataclass(frozen=True)
class Scope:
    """A county; with a path only that unit and below; with platforms only their facts.

    With both, a fact of either counts once: what a department answers for is what happens on the
    platforms it leads, and what it and its teams do itself. With a topic, only those of its facts
    that are on this one platform.
    """

    county: str
    path: str = ""
    platforms: frozenset[int] = frozenset()
    topic: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is the county itself."""
        return not self.path and not self.platforms and self.topic is None

    @cached_property
    def trees(self) -> PastTrees:
        """The trees of earlier days; one statement, and only where a unit is asked for."""
        return past_trees(self.county) if self.path else PastTrees()


@dataclass(frozen=True, slots=True)
class Window:
    """From the first instant to before the last: full days of the county, or up to a moment."""

    since: datetime
    until: datetime

    @classmethod
    def days(cls, first: date, after: date) -> "Window":
        """From a day to before another."""
        return cls(midnight(first), midnight(after))

    @classmethod
    def month(cls, day: date) -> "Window":
        """The whole month a day is in."""
        first = day.replace(day=1)
        return cls.days(first, (first + timedelta(days=31)).replace(day=1))

    @classmethod
    def week(cls, day: date) -> "Window":
        """Monday to Sunday, the week a day is in."""
        first = day - timedelta(days=day.weekday())
        return cls.days(first, first + timedelta(days=7))

    def so_far(self, at: datetime) -> "Window":
        """As much of it as is over at a moment; a shift of tomorrow has not been held."""
        return Window(self.since, max(self.since, min(self.until, at)))

    def cut(self, trees: PastTrees) -> Iterator["Window"]:
        """In stretches of one tree each; mostly the whole of it."""
        for first, last in trees.months_cut(self.first, self.last):
            after = midnight(last + timedelta(days=1))
            yield Window(max(self.since, midnight(first)), min(self.until, after))

    @property
    def first(self) -> date:
        """Its first day."""
        return day_of(self.since)

    @property
    def last(self) -> date:
        """Its last day."""
        return day_of(self.until - timedelta(microseconds=1))
