"""Reading what is kept: one statement for a page, whatever the years hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import BigIntegerField, CharField, DateField, Q, QuerySet

from wudan.areas.enums import SITE_KINDS
from wudan.areas.models import Unit
from wudan.statistics.enums import Span
from wudan.statistics.models import ALL, Rollup
from wudan.statistics.reckoning import median_band
from wudan.tables.prepared import Prepared, slot

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
    """Sites directly below, or the unit beside → their numbers."""

    @property
    def all(self) -> Numbers:
        """Of all platforms."""
        return self.topics.get(ALL, Numbers())


def known(unit_id: int, *, span: Span, start: date, beside: int | None = None) -> Known:
    """Of a unit and of the sites directly below it, or of one unit `beside` it; one statement."""
    asked = _WITH_BELOW if beside is None else _WITH_ONE
    found = Known({}, {}, {})
    for unit, kept, begun, topic, counts in asked(unit=unit_id, span=span, start=start, beside=beside):  # fmt: skip
        numbers = Numbers(counts)
        if unit != unit_id:
            found.below[unit] = numbers
            continue
        if (kept, begun) == (span, start):
            found.topics[topic] = numbers
        if topic == ALL and kept == Span.YEAR:
            found.years[begun] = numbers
    return found


def _rows(*, beside: bool) -> QuerySet[Rollup, tuple[int, str, date, int, Mapping[str, int]]]:
    unit, span = slot("unit", BigIntegerField()), slot("span", CharField())
    start = slot("start", DateField())
    sites = Unit.objects.filter(parent=unit, kind__in=SITE_KINDS, ends_on=None)
    others = Q(unit__in=sites.order_by().values("pk"))
    if beside:
        others = Q(unit=slot("beside", BigIntegerField()))
    return Rollup.objects.filter(
        Q(unit=unit, span=span, start=start)
        | Q(unit=unit, span=Span.YEAR, topic=ALL)
        | others & Q(span=span, start=start, topic=ALL)
    ).values_list("unit", "span", "start", "topic", "counts")


_WITH_BELOW = Prepared(lambda: _rows(beside=False))
_WITH_ONE = Prepared(lambda: _rows(beside=True))
