"""导入代表点: read, check against the villages in force, write what differs, leave a trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.areas.importing.points.rows import COLUMNS, Given, understood
from wudan.areas.models import Area, AreaPoint
from wudan.journal.events import Signer, Subject, record
from wudan.kit.pack import Ground
from wudan.kit.phrases import Phrase
from wudan.kit.places import Point
from wudan.kit.tables import Fault, Limits, read_table

LIMITS = Limits(bytes=3_000_000, rows=5_000, columns=40, letters=200)


@dataclass(frozen=True, slots=True)
class PointsImported:
    """What an import did; with faults, what it did not do."""

    listed: int = 0
    added: int = 0
    moved: int = 0
    without: int = 0
    """Villages of the county that still have no point."""
    faults: tuple[Fault, ...] = ()

    @property
    def changes(self) -> int:
        """Rows written."""
        return self.added + self.moved


@transaction.atomic(savepoint=False)
def import_points(
    *, content: bytes, file: str, county: str, ground: Ground, by: Signer, at: datetime
) -> PointsImported:
    """Import a file of points for one county. Raises Malformed when the file cannot be read at all.

    Faults in rows come back in the answer, and then nothing is written.
    """
    table = read_table(content, name=file, columns=COLUMNS, limits=LIMITS)
    villages = {
        area.code: area
        for area in Area.objects.villages_of(county).select_for_update().order_by("pk")
    }
    held = {row.area_id: row for row in AreaPoint.objects.of_county(county)}
    broken = {fault.line for fault in table.faults}
    told = [understood(row, ground) for row in table.rows if row.line not in broken]
    given = [one for one in told if isinstance(one, Given)]
    faults = [*table.faults, *(one for one in told if isinstance(one, Fault))]
    faults += _against_the_county(given, villages, held)
    if faults:
        sorted_faults = sorted(faults, key=lambda fault: fault.line)[: LIMITS.faults]
        return PointsImported(listed=len(table.rows), faults=tuple(sorted_faults))
    added, moved = _write(given, villages, held)
    done = PointsImported(len(given), added, moved, len(villages) - len(held) - added)
    if done.changes:
        facts = {"listed": done.listed, "added": added, "moved": moved, "without": done.without}
        record("areas.points", Subject("areas", 0, county, None), by=by, at=at, facts=facts)
    return done


def _against_the_county(
    given: Sequence[Given], villages: dict[str, Area], held: dict[int, AreaPoint]
) -> list[Fault]:
    """Rows that name no village of ours, name one twice, or copy another's point."""
    faults, first = [], dict[str, int]()
    named = {one.code for one in given}
    taken = {row.place: row.area.name for row in held.values() if row.area.code not in named}
    lines = dict[Point, int]()
    for one in given:
        if one.code not in villages:
            faults.append(Fault(one.line, "区划代码", "本县现在没有这个村的代码。", "查代码；新的村先导入区划。"))  # fmt: skip
            continue
        twin = first.setdefault(one.code, one.line)
        if twin != one.line:
            faults.append(Fault(one.line, "区划代码", Phrase("和第 {twin} 行是同一个村。", twin=twin), "删掉其中一行。"))  # fmt: skip
            continue
        if one.point in taken:
            faults.append(Fault(one.line, "经度", Phrase("和{taken}的点一模一样。", taken=taken[one.point]), "多半是复制来的，查一下。"))  # fmt: skip
        elif (line := lines.setdefault(one.point, one.line)) != one.line:
            faults.append(Fault(one.line, "经度", Phrase("和第 {line} 行的点一模一样。", line=line), "多半是复制来的，查一下。"))  # fmt: skip
    return faults


def _write(
    given: Sequence[Given], villages: dict[str, Area], held: dict[int, AreaPoint]
) -> tuple[int, int]:
    new, changed = [], []
    for one in given:
        area = villages[one.code]
        row = held.get(area.pk)
        told = (one.point.lon, one.point.lat, one.system.value)
        if row is None:
            new.append(AreaPoint(area=area, lon=told[0], lat=told[1], source_system=told[2]))
        elif (row.lon, row.lat, row.source_system) != told:
            row.lon, row.lat, row.source_system = told
            changed.append(row)
    AreaPoint.objects.bulk_create(new, batch_size=500)
    AreaPoint.objects.bulk_update(changed, ["lon", "lat", "source_system"], batch_size=200)
    return len(new), len(changed)
