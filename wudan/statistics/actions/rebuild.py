"""重建统计: every cell counted from rows, unit by unit, then all rollups from the cells.

A unit a transaction, so that orders go on meanwhile and a rebuild that was cut off goes on where it
was; the rollups follow in one step under the county's lock.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.areas.past_trees import past_trees
from wudan.statistics.actions.refresh import new_rollups, refresh, replace, take
from wudan.statistics.counting import measured_units, placed
from wudan.statistics.counting.rolling import rolled
from wudan.statistics.models import Rollup, StaleCell


def rebuild(*, county: str, at: datetime, advance: Callable[[int], None] = lambda _n: None) -> int:
    """Rebuild from the start, or from where the last one was cut off; how many units. `advance` is
    told of each unit, those already done first."""
    units = list(measured_units(county))
    begun = _begin(county)
    advance(sum(1 for unit in units if unit.pk < begun))
    for unit in units:
        if unit.pk >= begun:
            _recount(county, unit, at=at)
            advance(1)
    _roll_up(county, at=at)
    while refresh(county=county, at=at):
        pass
    return len(units)


@transaction.atomic
def _begin(county: str) -> int:
    kept = take(county)
    if kept.rebuild_from is None:
        kept.rebuild_from = 0
        kept.save(update_fields=["rebuild_from"])
    return kept.rebuild_from


@transaction.atomic
def _recount(county: str, unit: Unit, *, at: datetime) -> None:
    kept = take(county)
    StaleCell.objects.filter(unit=unit).delete()
    replace(
        unit, None, past_trees(county), at=at
    )  # the rollups stay what they were until all cells are counted
    kept.rebuild_from = unit.pk + 1
    kept.save(update_fields=["rebuild_from"])


@transaction.atomic
def _roll_up(county: str, *, at: datetime) -> None:
    kept = take(county)
    wanted = {
        place: counts for place, counts in rolled(placed(county)).items() if any(counts.values())
    }  # fmt: skip
    Rollup.objects.filter(county=county).delete()
    Rollup.objects.bulk_create(new_rollups(county, wanted), batch_size=500)
    kept.rebuild_from, kept.rebuilt_at, kept.fresh_at, kept.faults = None, at, at, 0
    kept.save(update_fields=["rebuild_from", "rebuilt_at", "fresh_at", "faults"])
