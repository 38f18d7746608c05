"""时长跟着人走: two rows were one person, so the records of one are taken back and written for the other.

Nothing is edited: each record is reversed and recorded anew, both to be seen. A time that the kept row
has already is not written twice: it was one service, noted under two rows. Undone the same way.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from wudan.journal.events import Subject, record
from wudan.ledger.actions.posting import open_accounts, post, take_back
from wudan.ledger.enums import RecordState, TransferKind
from wudan.ledger.models import Account, ServiceRecord, Transfer
from wudan.people.actors import Actor
from wudan.people.models import Merger, Person

_ORIGIN = "merger"
_COPIED = (
    "county", "unit", "activity", "attendance", "title", "place", "words", "leader_name", "day",
    "starts_at", "ends_at", "minutes", "grade", "evidence", "late_days",
)  # fmt: skip


@transaction.atomic(savepoint=False)
def carry_over(*, merger: Merger, by: Actor, at: datetime) -> int:
    """What counts for the dropped row counts for the kept one; how many records."""
    live = ServiceRecord.objects.live().filter(person=merger.dropped_id)
    rows = list(live.select_related("unit").order_by("pk"))
    _hold(merger, rows)
    why = f"合并档案 {merger.pk}"
    for row in rows:
        take_back(row, by=by, at=at, why=why)
        _write(row, merger.kept_id, by=by, at=at, why=why)
    _note(merger.kept, len(rows), merger, by=by, at=at)
    return len(rows)


@transaction.atomic(savepoint=False)
def carry_back(*, merger: Merger, by: Actor, at: datetime) -> int:
    """They were two: what was carried over, as far as it still counts, goes back; how many."""
    taken = Transfer.objects.filter(kind=TransferKind.REVERSE, why=f"合并档案 {merger.pk}")
    rows = [
        one.record
        for one in taken.filter(record__person=merger.dropped_id)
        .select_related("record__unit")
        .order_by("record")
    ]
    _hold(merger, rows)
    back = sum(_back(row, merger, by=by, at=at) for row in rows)
    _note(merger.dropped, back, merger, by=by, at=at)
    return back


def _back(row: ServiceRecord, merger: Merger, *, by: Actor, at: datetime) -> bool:
    """A record that was not carried, since its time was there already, only comes to life again."""
    why = f"分开档案 {merger.pk}"
    carried = ServiceRecord.objects.filter(origin=_ORIGIN, origin_no=row.no).first()
    if carried is not None:
        if carried.state != RecordState.RECORDED or carried.person_id != merger.kept_id:
            return False
        take_back(carried, by=by, at=at, why=why)
    return _write(carried or row, merger.dropped_id, by=by, at=at, why=why)


def _write(row: ServiceRecord, person_id: int, *, by: Actor, at: datetime, why: str) -> bool:
    copied = {name: getattr(row, name) for name in _COPIED}
    made = ServiceRecord(person_id=person_id, origin=_ORIGIN, origin_no=row.no, **copied)
    if _is_noted(made):
        return False
    ref = f"{_ORIGIN}:{row.no}:{person_id}"
    post(made, ref=ref, kind=TransferKind.RECORD, by=by, at=at, why=why)
    return True


def _is_noted(made: ServiceRecord) -> bool:
    same_time = Q(starts_at__lt=made.ends_at, ends_at__gt=made.starts_at)
    return ServiceRecord.objects.live().filter(same_time, person=made.person_id).exists()


def _hold(merger: Merger, rows: Iterable[ServiceRecord]) -> None:
    """All accounts of both and of the units, in the order of their keys, before anything is read."""
    units = {row.unit_id: row.unit for row in rows}
    for unit in units.values():
        for person_id in (merger.kept_id, merger.dropped_id):
            open_accounts(person_id, unit)
    whose = Q(person__in=[merger.kept_id, merger.dropped_id]) | Q(unit__in=units)
    list(Account.objects.select_for_update(of=("self",)).filter(whose).order_by("pk"))


def _note(person: Person, many: int, merger: Merger, *, by: Actor, at: datetime) -> None:
    if many:
        subject = Subject("person", person.pk, person.county, person.home_id)
        facts = {"merger": merger.pk, "records": many}
        record("hours.carry", subject, by=by, at=at, facts=facts, react=False)
