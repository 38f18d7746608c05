"""导入交换包: each row once, by origin and number; the same file again changes nothing.

Hours are posted for who is known here by name and telephone. Who is not is no volunteer by being
listed: an invitation list is laid ready for a human to look over, and their hours wait (domain §2.6).
Everything else is kept as it was told. One transaction a file: half a file is no file.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Sum

from wudan.areas.models import Unit
from wudan.exchange.enums import ImportState
from wudan.exchange.models import ImportedRow
from wudan.exchange.national.checking import fault_of, instant_of
from wudan.exchange.national.mapping import LONGEST, TABLES, Table
from wudan.exchange.national.packing import MOST_ROWS, unpack
from wudan.exchange.permissions import importing_objection
from wudan.journal.events import Subject, record
from wudan.kit.canonical import spell
from wudan.kit.refusals import Malformed, Objected, insist
from wudan.kit.tables import Fault, Limits, read_table
from wudan.kit.text import objection_to, tidy
from wudan.ledger.actions import Brought, import_hours
from wudan.ledger.models import ServiceRecord
from wudan.people import opening
from wudan.people.actors import Actor
from wudan.people.models import Person

LIMITS = Limits(rows=MOST_ROWS, letters=LONGEST)
Rows = Sequence[dict[str, str]]


@dataclass(slots=True)
class Imported:
    """What came of a file."""

    origin: str
    counts: Counter[str] = field(default_factory=Counter)
    """state → rows that became it now; `same` are those known already."""
    faults: list[Fault] = field(default_factory=list)
    invited: list[dict[str, str]] = field(default_factory=list)
    """Rows of volunteers nobody here knows; names and telephones, for an invitation list."""

    @property
    def changed(self) -> int:
        """How many rows are new or different."""
        return sum(count for state, count in self.counts.items() if state != "same")


@transaction.atomic
def import_bundle(*, content: bytes, by: Actor, at: datetime) -> Imported:
    """Bring in a ZIP of ours. Raises Malformed (the file as a whole), Objected."""
    insist(importing_objection(by))
    told = unpack(content)
    tables = {kind: [_texts(row) for row in told["tables"].get(kind, [])] for kind in TABLES}
    return _bring(told["origin"], tables, by=by, at=at)


@transaction.atomic
def import_table(
    *, content: bytes, name: str, kind: str, origin: str, by: Actor, at: datetime
) -> Imported:
    """Bring in one table as XLSX or CSV. Raises Malformed, Objected."""
    insist(importing_objection(by))
    said = tidy(origin)
    if not said or objection_to(said, most=40):
        raise Malformed({"origin": "请写来自哪个系统，最多 40 字。"})
    if kind not in TABLES:
        raise Malformed({"kind": "请选是哪一张表。"})
    read = read_table(content, name=name, columns=TABLES[kind].columns, limits=LIMITS)
    rows = [{**row.cells, "_line": str(row.line)} for row in read.rows]
    bad = {fault.line for fault in read.faults}
    good = [row for row in rows if int(row["_line"]) not in bad]
    done = _bring(said, {kind: good}, by=by, at=at)
    done.faults = [*read.faults, *done.faults]
    return done


def figures_imported(county: str, origin: str) -> dict[str, int]:
    """Rows of each table and minutes, as they were brought in: to compare with the file's own."""
    rows = ImportedRow.objects.filter(county=county, origin=origin)
    counted = dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
    minutes = rows.aggregate(n=Sum("minutes"))["n"] or 0
    return {kind: counted.get(kind, 0) for kind in TABLES} | {"minutes": minutes}


def _bring(origin: str, tables: Mapping[str, Rows], *, by: Actor, at: datetime) -> Imported:
    unit = Unit.objects.select_for_update().get(path=by.unit_path)
    done = Imported(origin)
    for kind, table in TABLES.items():
        for line, row in enumerate(tables.get(kind, []), start=1):
            _take(row, int(row.pop("_line", line)), table, unit, done, by=by, at=at)
    _apply_waiting(unit, done, by=by, at=at)
    subject = Subject("import", unit.pk, unit.county, unit.pk, unit.branch_id)
    facts = {"origin": origin, **done.counts, "faults": len(done.faults)}
    record("export.import", subject, by=by, at=at, facts=facts, react=False)
    return done


def _take(
    row: dict[str, str], line: int, table: Table, unit: Unit, done: Imported, *,
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    if fault := fault_of(row, line, table):
        done.faults.append(fault)
        return
    digest = hashlib.sha256(spell(row)).hexdigest()
    held = ImportedRow.objects.filter(
        county=unit.county, origin=done.origin, kind=table.kind, origin_no=row[table.no]
    ).first()
    if held is not None and held.digest == digest:
        done.counts["same"] += 1
        return
    if held is not None and held.state == ImportState.APPLIED:
        words = "和上次导入的不一样，已经入账的不改。"
        done.faults.append(Fault(line, table.title, words, "请核对后走更正。"))
        return
    held = held or ImportedRow(
        county=unit.county,
        origin=done.origin,
        kind=table.kind,
        origin_no=row[table.no],
        first_at=at,
    )
    held.digest, held.changed_at, held.why = digest, at, ""
    held.row = json.dumps(row, ensure_ascii=False)
    live = table.kind == "hours" and row.get("state") != "已冲正"
    held.minutes = int(row["minutes"]) if live else 0
    held.state = ImportState.KEPT
    if table.kind == "volunteers":
        _know(held, row, done)
    elif live:
        held.state = ImportState.WAITING
        _post(held, row, line, unit, done, by=by, at=at)
    held.save()
    done.counts[held.state] += 1


def _know(held: ImportedRow, row: dict[str, str], done: Imported) -> None:
    """Whether the volunteer is somebody here: by full name and telephone, and only one."""
    held.person = _person(row)
    if held.person is None:
        held.state = ImportState.WAITING
        if row.get("phone") and "*" not in row["name"]:
            done.invited.append({"姓名": row["name"], "电话": row["phone"]})


def _person(row: dict[str, str]) -> Person | None:
    if not row.get("phone"):
        return None
    found = list(Person.objects.present().filter(name=row["name"]).with_phone(row["phone"])[:2])
    return found[0] if len(found) == 1 else None


def _post(
    held: ImportedRow, row: dict[str, str], line: int, unit: Unit, done: Imported, *,
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    """The hours of somebody known; else they wait."""
    if _is_our_own(held, unit):
        held.state = ImportState.KEPT
        return
    known = ImportedRow.objects.filter(
        county=unit.county, origin=done.origin, kind="volunteers",
        origin_no=row["volunteer_no"], person__isnull=False,
    ).select_related("person").first()  # fmt: skip
    if known is None or known.person is None:
        return
    held.person = known.person
    brought = Brought(
        held.origin, held.origin_no, row["title"], row.get("place", ""), row.get("words", ""),
        row.get("leader", ""), instant_of(row, "starts"), instant_of(row, "ends"), held.minutes,
    )  # fmt: skip
    try:
        with transaction.atomic():
            import_hours(person=known.person, unit=unit, brought=brought, by=by, at=at)
    except Objected as refused:
        held.state, held.why = ImportState.REFUSED, refused.words[:200]
        done.faults.append(Fault(line, TABLES["hours"].title, refused.words, "这一行没有入账。"))
    else:
        held.state = ImportState.APPLIED


def _is_our_own(held: ImportedRow, unit: Unit) -> bool:
    """Our own bundle come home: the record is in the book already."""
    return held.origin == unit.county and ServiceRecord.objects.filter(no=held.origin_no).exists()


def _apply_waiting(unit: Unit, done: Imported, *, by: Actor, at: datetime) -> None:
    """Whoever has come to be known since: their volunteers' rows first, then their hours."""
    waiting = ImportedRow.objects.filter(
        county=unit.county, origin=done.origin, state=ImportState.WAITING
    )
    seen = {"volunteers": _again_volunteer, "hours": _again_hours}
    for kind, again in seen.items():
        for held in waiting.filter(kind=kind, changed_at__lt=at).order_by("pk"):
            again(held, unit, done, by, at)


def _again_volunteer(
    held: ImportedRow, unit: Unit, done: Imported, by: Actor, at: datetime
) -> None:
    held.person = _person(_told(held))
    if held.person is not None:
        held.state, held.changed_at = ImportState.KEPT, at
        held.save()
        done.counts[held.state] += 1


def _again_hours(held: ImportedRow, unit: Unit, done: Imported, by: Actor, at: datetime) -> None:
    _post(held, _told(held), 0, unit, done, by=by, at=at)
    if held.state != ImportState.WAITING:
        held.changed_at = at
        held.save()
        done.counts[held.state] += 1


def _told(held: ImportedRow) -> dict[str, str]:
    told: dict[str, str] = json.loads(held.row.opened(opening.for_checking()))
    return told


def _texts(row: object) -> dict[str, str]:
    """A row of a JSON file as texts; whatever else it holds is not read. Raises Malformed."""
    if not isinstance(row, dict):
        raise Malformed({"file": "交换包里有一行读不懂。"})
    known: Iterable[str] = {one.key for table in TABLES.values() for one in table.fields}
    return {
        str(key): str(value)[: LONGEST + 1] for key, value in row.items()
        if key in known and isinstance(value, str | int)
    }  # fmt: skip
