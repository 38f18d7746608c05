"""重算标记的格: the stale cells are counted anew from rows, and what changed goes up the tree.

One transaction under the county's lock. Marks are taken away before rows are read: whoever marks
meanwhile waits, and is counted the next time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from wudan.activities.models import Shift
from wudan.areas.models import Unit
from wudan.areas.past_trees import PastTrees, past_trees
from wudan.kit.clock import day_of
from wudan.statistics.counting import count_unit
from wudan.statistics.counting.rolling import Place, rolled
from wudan.statistics.models import Cell, Rollup, StaleCell, Upkeep

BATCH = 200
_Changed = list[tuple[str, date, int, Mapping[str, int]]]


@transaction.atomic
def refresh(*, county: str, at: datetime, most: int = BATCH) -> int:
    """Count so many stale cells; how many there were."""
    kept = take(county)
    _mark_what_ended(county, kept.fresh_at, at)
    marks = StaleCell.objects.filter(unit__county=county).order_by("unit", "month")[:most]
    taken = list(marks.values_list("pk", "unit", "month"))
    StaleCell.objects.filter(pk__in=[pk for pk, *_ in taken]).delete()
    months: defaultdict[int, set[date]] = defaultdict(set)
    for _, number, month in taken:
        months[number].add(month)
    changed: _Changed = []
    trees = past_trees(county)
    for unit in Unit.objects.filter(pk__in=list(months)).order_by("pk"):
        changed += replace(unit, months[unit.pk], trees, at=at)
    add(county, rolled(changed))
    if len(taken) < most:
        kept.fresh_at = at
        kept.save(update_fields=["fresh_at"])
    return len(taken)


def take(county: str) -> Upkeep:
    """The county's upkeep, locked."""
    Upkeep.objects.bulk_create([Upkeep(county=county)], ignore_conflicts=True)
    return Upkeep.objects.select_for_update().get(county=county)


def replace(unit: Unit, months: set[date] | None, trees: PastTrees, *, at: datetime) -> _Changed:
    """Count the cells of a unit and keep them; what each differs by from before."""
    held = Cell.objects.filter(unit=unit)
    if months is not None:
        held = held.filter(month__in=months)
    before = {(row.month, row.topic): row for row in held}
    wanted = count_unit(unit, months, trees, at=at).counts()
    new = [
        Cell(county=unit.county, unit=unit, month=month, topic=topic, counts=counts)
        for (month, topic), counts in wanted.items()
        if (month, topic) not in before
    ]
    other = [
        row for key, row in before.items() if key in wanted and row.counts != wanted[key]
    ]  # fmt: skip
    gone = [row.pk for key, row in before.items() if key not in wanted]
    differs: _Changed = [
        (
            trees.path_in(unit.path, month), month, topic,
            _less(wanted.get((month, topic), {}), before[month, topic].counts if (month, topic) in before else {}),
        )
        for month, topic in wanted.keys() | before.keys()
    ]  # fmt: skip
    for row in other:
        row.counts = wanted[row.month, row.topic]
    Cell.objects.filter(pk__in=gone).delete()
    Cell.objects.bulk_update(other, ["counts"], batch_size=100)
    Cell.objects.bulk_create(new, batch_size=500)
    return [one for one in differs if one[3]]


def add(county: str, changes: Mapping[Place, Mapping[str, int]]) -> None:
    """Add changes to the rollups they are for; one that says nothing any more goes."""
    places = {place: counts for place, counts in changes.items() if any(counts.values())}
    if not places:
        return
    held = Rollup.objects.filter(
        county=county,
        unit__in={unit for unit, *_ in places},
        start__in={start for _, _, start, _ in places},
    )
    rows = {(row.unit_id, row.span, row.start, row.topic): row for row in held}
    touched = [rows[place] for place in places if place in rows]
    for row in touched:
        row.counts = _more(row.counts, places[row.unit_id, row.span, row.start, row.topic])
    empty = [
        row.pk for row in touched if not row.counts
    ]  # so that a row is that something happened
    Rollup.objects.filter(pk__in=empty).delete()
    Rollup.objects.bulk_update([row for row in touched if row.counts], ["counts"], batch_size=100)
    Rollup.objects.bulk_create(new_rollups(county, places, known=rows), batch_size=500)


def new_rollups(
    county: str, places: Mapping[Place, Mapping[str, int]], *, known: Iterable[Place] = ()
) -> list[Rollup]:
    """Rows for the places that have none yet."""
    have = set(known)
    return [
        Rollup(county=county, unit_id=unit, span=span, start=start, topic=topic, counts=_more({}, counts))
        for (unit, span, start, topic), counts in sorted(places.items())
        if (unit, span, start, topic) not in have
    ]  # fmt: skip


def _mark_what_ended(county: str, since: datetime | None, at: datetime) -> None:
    """A shift is held when it is over; no event tells that."""
    if since is None:
        return
    over = Shift.objects.filter(
        day__gte=day_of(since), ends_at__gte=since, ends_at__lt=at, activity__county=county
    )
    stale = {(unit, day.replace(day=1)) for unit, day in over.values_list("activity__unit", "day")}
    rows = [StaleCell(unit_id=unit, month=month) for unit, month in sorted(stale)]
    StaleCell.objects.bulk_create(rows, ignore_conflicts=True)


def _less(now: Mapping[str, int], before: Mapping[str, int]) -> dict[str, int]:
    found = {key: now.get(key, 0) - before.get(key, 0) for key in now.keys() | before.keys()}
    return {key: n for key, n in found.items() if n}


def _more(before: Mapping[str, int], change: Mapping[str, int]) -> dict[str, int]:
    if not before:
        return {key: n for key, n in sorted(change.items()) if n}
    found = {key: before.get(key, 0) + change.get(key, 0) for key in before.keys() | change.keys()}
    return {key: n for key, n in sorted(found.items()) if n}
