"""公开的统计: a year by month, by town, by platform, for everybody; no cell under five, no order but the tree's.

Three tables with the same columns: the page, the CSV and the interface all show these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.kit.phrases import Phrase
from wudan.kit.tree_paths import steps_of
from wudan.statistics.enums import Span
from wudan.statistics.models import ALL, Rollup
from wudan.statistics.showing import alone, held_back

COLUMNS = {
    "orders-placed": Phrase("点单"), "orders-fulfilled": Phrase("办完"), "reviews": Phrase("群众评了"),
    "reviews-good": Phrase("评四分、五分的"), "residents-asked": Phrase("点过单的群众（一人算一次）"),
}  # fmt: skip
LICENCE = Phrase("可以自由使用、转载，注明“{county}新时代文明实践中心”和下载日期。")
_REST = Phrase("其他")
Values = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """One month, town or platform; None is held back."""

    name: str
    values: Values


@dataclass(frozen=True, slots=True)
class Published:
    """The three tables of a year, and the year itself."""

    year: int
    whole: Values
    months: tuple[Line, ...]
    towns: tuple[Line, ...]
    platforms: tuple[Line, ...]

    @property
    def tables(self) -> dict[str, tuple[Line, ...]]:
        """By name."""
        return {"months": self.months, "towns": self.towns, "platforms": self.platforms}


def published(county: str, *, year: int, today: date) -> Published:
    """A year, up to now; three statements. Months that are over, and the present one, are shown."""
    units = Unit.objects.filter(county=county, ends_on=None)
    sites = list(units.filter(kind__in=(UnitKind.CENTER, UnitKind.INSTITUTE)))
    sites.sort(key=lambda unit: steps_of(unit.path))
    platforms = Platform.objects.filter(county=county)
    center = next((unit for unit in sites if unit.kind == UnitKind.CENTER), None)
    start, last = date(year, 1, 1), 12 if year < today.year else today.month
    rows = Rollup.objects.filter(unit__in=[unit.pk for unit in sites], start__year=year)
    told = {
        (unit, span, begun, topic): counts
        for unit, span, begun, topic, counts in rows.values_list("unit", "span", "start", "topic", "counts")
    }  # fmt: skip
    pk = center.pk if center else 0
    whole = told.get((pk, Span.YEAR, start, ALL), {})
    months = [
        (f"{year}-{month:02d}", told.get((pk, Span.MONTH, date(year, month, 1), ALL), {}))
        for month in range(1, last + 1)
    ]
    towns = [
        (unit.short_name, told.get((unit.pk, Span.YEAR, start, ALL), {}))
        for unit in sites if unit.kind == UnitKind.INSTITUTE
    ]  # fmt: skip
    kinds = [(one.name, told.get((pk, Span.YEAR, start, one.pk), {})) for one in platforms]
    return Published(
        year, {key: alone(whole.get(key, 0)) for key in COLUMNS},
        _lines(months, {}), _lines(towns, whole), _lines(kinds, whole),
    )  # fmt: skip


def _lines(
    named: Iterable[tuple[str, Mapping[str, int]]], whole: Mapping[str, int]
) -> tuple[Line, ...]:
    """The lines with a last one for what belongs to none of them, held back column by column."""
    rows = list(named)
    rest = {
        key: max(0, whole.get(key, 0) - sum(counts.get(key, 0) for _, counts in rows))
        for key in COLUMNS
    }
    if whole:
        rows.append((_REST, rest))
    columns = {key: held_back([counts.get(key, 0) for _, counts in rows]) for key in COLUMNS}
    return tuple(
        Line(name, {key: columns[key][place] for key in COLUMNS})
        for place, (name, _) in enumerate(rows)
    )
