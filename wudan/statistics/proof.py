"""核对统计: what is kept against what the rows say; a difference is reported, never put right in silence.

A proof of all units also sums the cells anew. Each night a seventh of the units has its turn, so
that a week proves them all and no night waits for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.areas.past_trees import PastTrees, past_trees
from wudan.kit.clock import day_of
from wudan.orders.models import Order
from wudan.statistics.counting import count_unit, measured_units, placed
from wudan.statistics.counting.rolling import rolled
from wudan.statistics.models import Cell, Rollup, StaleCell, Upkeep
from wudan.tables.patience import PROVING, statements_may_take

NIGHTS = 7


def is_uncounted(county: str) -> bool:
    """Whether there are orders and nothing was ever counted: an older version left the rows."""
    never = not Upkeep.objects.filter(county=county).exists()
    return never and Order.objects.filter(origin__county=county).exists()


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that is kept otherwise than the rows say."""

    unit: str
    start: date
    topic: int
    measure: str
    kept: int
    counted: int

    def __str__(self) -> str:
        return f"{self.unit} {self.start:%Y-%m} 平台 {self.topic} {self.measure}：记的 {self.kept}，数出来 {self.counted}"


def prove(
    *, county: str, at: datetime, advance: Callable[[int], None] = lambda _n: None
) -> list[Difference]:
    """Every cell and every rollup. The statistics should be refreshed first: what waits differs."""
    found: list[Difference] = []
    trees = past_trees(county)
    for unit in measured_units(county):
        found += prove_unit(unit, trees, at=at)
        advance(1)
    found += _prove_rollups(county)
    _note(county, at, len(found))
    return found


def prove_some(*, county: str, at: datetime) -> list[Difference]:
    """This night's share of the cells."""
    turn = day_of(at).toordinal() % NIGHTS
    units = [unit for unit in measured_units(county) if unit.pk % NIGHTS == turn]
    trees = past_trees(county)
    found = [fault for unit in units for fault in prove_unit(unit, trees, at=at)]
    _note(county, at, len(found))
    return found


@statements_may_take(PROVING)
@transaction.atomic
def prove_unit(unit: Unit, trees: PastTrees, *, at: datetime) -> list[Difference]:
    """The cells of one unit; those that wait to be counted anew are left out."""
    stale = set(StaleCell.objects.filter(unit=unit).values_list("month", flat=True))
    counted = count_unit(unit, None, trees, at=at).counts()
    kept = {(row.month, row.topic): row.counts for row in Cell.objects.filter(unit=unit)}
    return [
        Difference(str(unit), key[0], key[1], *fault)
        for key in sorted(kept.keys() | counted.keys())
        if key[0] not in stale
        for fault in _differing(kept.get(key, {}), counted.get(key, {}))
    ]


@statements_may_take(PROVING)
def _prove_rollups(county: str) -> list[Difference]:
    counted = rolled(placed(county))
    rows = Rollup.objects.filter(county=county).select_related("unit")
    kept = {(row.unit_id, row.span, row.start, row.topic): row.counts for row in rows}
    names = dict(Unit.objects.filter(county=county).values_list("pk", "short_name"))
    return [
        Difference(names[place[0]], place[2], place[3], f"{place[1]} {fault[0]}", *fault[1:])
        for place in sorted(kept.keys() | counted.keys())
        for fault in _differing(kept.get(place, {}), counted.get(place, {}))
    ]


def _differing(kept: dict[str, int], counted: dict[str, int]) -> Iterable[tuple[str, int, int]]:
    for measure in sorted(kept.keys() | counted.keys()):
        if kept.get(measure, 0) != counted.get(measure, 0):
            yield measure, kept.get(measure, 0), counted.get(measure, 0)


def _note(county: str, at: datetime, faults: int) -> None:
    Upkeep.objects.filter(county=county).update(proved_at=at, faults=faults)
