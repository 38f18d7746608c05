"""Reading what is kept: one statement for a page, whatever the years hold."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from wudan.statistics.enums import Span
from wudan.statistics.models import ALL, Rollup
from wudan.statistics.reckoning import median_band

_NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True)
class Numbers:
    """The numbers of one unit, span and topic; what is not there is nothing."""

    counts: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, measure: str) -> int:
        return self.counts.get(measure, 0)

    @cached_property
    def _valued(self) -> dict[str, list[tuple[str, int]]]:
        """Measures that have values: the measure → value, number; gone through once for all of them."""
        found: dict[str, list[tuple[str, int]]] = {}
        for key, n in self.counts.items():
            head, colon, value = key.partition(":")
            if colon:
                found.setdefault(head, []).append((value, n))
        return found

    def median(self, step: str) -> int | None:
        """The median wait for a step of the funnel, working minutes, to 5 %."""
        return median_band(self._valued.get(f"wait-{step}", ()))

    def by(self, measure: str) -> dict[str, int]:
        """The values of a measure that has values: stage:… → stage → number."""
        return dict(self._valued.get(measure, ()))


@dataclass(frozen=True, slots=True)
class Known:
    """What a page shows of one unit in one month or year."""

    topics: dict[int, Numbers]
    """Platform → its numbers; ALL of them."""
    years: dict[date, Numbers]
    below: dict[int, Numbers]
    """Units below → their numbers."""

    @property
    def all(self) -> Numbers:
        """Of all platforms."""
        return self.topics.get(ALL, Numbers())


def known(unit_id: int, *, span: Span, start: date, below: Collection[int]) -> Known:
    """One statement."""
    rows = Rollup.objects.filter(
        Q(unit=unit_id, span=span, start=start)
        | Q(unit=unit_id, span=Span.YEAR, topic=ALL)
        | Q(unit__in=below, span=span, start=start, topic=ALL)
    )
    found = Known({}, {}, {})
    for unit, kept, begun, topic, counts in rows.values_list(
        "unit", "span", "start", "topic", "counts"
    ):
        numbers = Numbers(counts)
        if unit != unit_id:
            found.below[unit] = numbers
            continue
        if (kept, begun) == (span, start):
            found.topics[topic] = numbers
        if topic == ALL and kept == Span.YEAR:
            found.years[begun] = numbers
    return found
