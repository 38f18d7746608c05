"""Carry out a plan, in the caller's transaction: end, rename, add, hang; level by level."""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Q

from wudan.areas.enums import AreaLevel
from wudan.areas.importing.checks import parent_length
from wudan.areas.importing.comparing import BATCH, Live, Plan, batches
from wudan.areas.importing.divisions import Divisions
from wudan.areas.importing.pace import Pace
from wudan.areas.models import Area, AreaPoint, Unit


def write(plan: Plan, divisions: Divisions, *, on: date, pace: Pace) -> None:
    """Write all of it. What ends does so first, under the parent it lived under."""
    for rows in batches(plan.ended, BATCH):
        _end(rows, on)
        pace.advance(len(rows))
    for level, names in divisions.names.items():
        for rows in batches(plan.renamed[level], BATCH):
            _rename(rows, level, names, plan.ids, on)
            pace.advance(len(rows))
        for codes in batches(plan.added[level], BATCH):
            _add(codes, level, names, plan.ids, on)
            pace.advance(len(codes))
    for pk, parent in plan.moved:
        Area.objects.filter(pk=pk, ends_on=None).update(parent_id=plan.ids.get(parent))
        pace.advance(1)
    if connection.vendor == "postgresql" and plan.changes > BATCH:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE areas_area")  # else the next import reads the table whole


def _end(rows: Iterable[Live], on: date) -> None:
    Area.objects.filter(pk__in=[row.pk for row in rows]).update(ends_on=on)


def _add(
    codes: list[str], level: AreaLevel, names: dict[str, str], ids: dict[str, int], on: date
) -> list[Area]:
    length = parent_length(level)
    made = Area.objects.bulk_create(
        Area(code=code, level=level, name=names[code], parent_id=ids.get(code[:length]), starts_on=on)
        for code in codes
    )  # fmt: skip
    if level is not AreaLevel.VILLAGE:
        ids.update({area.code: area.pk for area in made})
    return made


def _rename(
    rows: list[Live], level: AreaLevel, names: dict[str, str], ids: dict[str, int], on: date
) -> None:
    before = [row for row in rows if row.starts_on < on]
    for row in rows:
        if row.starts_on >= on:
            Area.objects.filter(pk=row.pk).update(name=names[row.code])
    _end(before, on)
    made = _add([row.code for row in before], level, names, ids, on)
    _follow({old.pk: new.pk for old, new in zip(before, made, strict=True)}, on)


def _follow(heirs: dict[int, int], on: date) -> None:
    """Live children, working units and points of the old rows hang on the new ones."""
    old = list(heirs)
    points = AreaPoint.objects.filter(area_id__in=old)
    for pk in set(points.values_list("area_id", flat=True)):
        points.filter(area_id=pk).update(area_id=heirs[pk])
    children = Area.objects.filter(parent_id__in=old, ends_on=None)
    for pk in set(children.values_list("parent_id", flat=True)):
        Area.objects.filter(parent_id=pk, ends_on=None).update(parent_id=heirs[pk])
    working = Unit.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    for pk in set(working.filter(area_id__in=old).values_list("area_id", flat=True)):
        working.filter(area_id=pk).update(area_id=heirs[pk])
