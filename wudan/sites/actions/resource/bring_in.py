"""导入资源表: the county's own list becomes lines of the register; the same file twice changes nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.tables import Fault, Limits, Row, read_table
from wudan.people.actors import Actor
from wudan.sites.actions.resource.columns import COLUMNS, TITLES, Places, faults_in, understood
from wudan.sites.actions.resource.correct import correct
from wudan.sites.actions.resource.drafting import Draft
from wudan.sites.actions.resource.enter import enter
from wudan.sites.actions.resource.holding import one_transaction
from wudan.sites.models.resource import Resource

LIMITS = Limits(bytes=3_000_000, rows=2_000, columns=60, letters=600, faults=500)
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(slots=True)
class BroughtIn:
    """What came of a file."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


@one_transaction
def bring_in(*, content: bytes, name: str, county: str, by: Actor, at: datetime) -> BroughtIn:
    """Good lines go in, faulty ones come back with words. Raises Malformed (the file), Objected."""
    if not by.may("keep_resources") or not by.unit_path:
        insist(Objection("not_your_role", "资源由站、所、中心和部门来登记。"))
    table = read_table(content, name=name, columns=COLUMNS, limits=LIMITS)
    done, bad = BroughtIn(faults=list(table.faults)), {fault.line for fault in table.faults}
    places, keys = Places(county), set[str]()
    known = {
        row.key: row
        for row in Resource.objects.filter(county=county).select_related("unit", "area", "host")
    }
    for row in table.rows:
        if row.line in bad:
            continue
        if row["key"] in keys:
            done.faults.append(Fault(row.line, TITLES["key"], "这个编号前面已经有一行。"))
            continue
        keys.add(row["key"])
        _take(row, places, known, done, by=by, at=at)
    done.faults.sort(key=lambda fault: fault.line)
    unit = Unit.objects.get(pk=by.unit_id or 0)
    subject = Subject("unit", unit.pk, county, unit.pk, unit.branch_id)
    facts = {**done.counts, "faults": len(done.faults)}
    record("resource.import", subject, by=by, at=at, facts=facts, react=False)
    return done


def _take(
    row: Row, places: Places, known: dict[str, Resource], done: BroughtIn, *, by: Actor, at: datetime
) -> None:  # fmt: skip
    draft, wrong = understood(row, places)
    if draft is None:
        done.faults += wrong
        return
    try:
        with transaction.atomic():  # a refused line takes nothing with it
            what = _written(row["key"], draft, known.get(row["key"]), by=by, at=at)
        done.counts[what] += 1
    except Malformed as fault:
        done.faults += faults_in(row, fault)
    except Objected as fault:
        done.faults.append(Fault(row.line, TITLES["unit"], fault.words))


def _written(key: str, draft: Draft, held: Resource | None, *, by: Actor, at: datetime) -> str:
    if held is None:
        enter(draft=draft, by=by, at=at, key=key)
        return NEW
    before = held.version
    return CHANGED if correct(resource=held, draft=draft, by=by, at=at).version > before else SAME
