"""How every verb of intake takes its step: the sheet locked first, then its photographs; journaled."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.intake import permissions
from wudan.intake.enums import ScanState
from wudan.intake.models import Scan, Sheet
from wudan.journal.events import Signer, Subject, record
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)


@dataclass(frozen=True, slots=True)
class AtScreen:
    """Whoever stands before a hall's screen; the journal knows no more of them."""

    person_id: int | None = None
    post_id: int | None = None
    role: str = "visitor"
    label: str = "大厅点单机"


AT_SCREEN = AtScreen()
_OTHER = "同一张表的另一张照片已经录了。"


def hold(scan: Scan, *, by: Actor, of: str) -> tuple[Scan, Sheet]:
    """A read photograph and its sheet, locked and allowed. Raises Missing, Objected."""
    known = Scan.objects.visible_to(by).filter(pk=scan.pk).values_list("sheet", flat=True).first()
    if known is None:
        raise Missing
    sheet = Sheet.objects.select_for_update().filter(pk=known).get()
    held = Scan.objects.select_for_update().select_related("batch__unit").get(pk=scan.pk)
    if sheet.kind != of:
        raise Missing
    insist(permissions.taking_objection(by, sheet))
    insist(permissions.taken_objection(sheet))
    if held.state != ScanState.READ:
        raise Objected(Objection("settled", "这一页已经了结了，不用再录。"))
    return held, sheet


def settle(held: Scan, sheet: Sheet, *, by: Actor, at: datetime, rows: int) -> None:
    """The sheet counts now; other photographs of it are done with."""
    sheet.taken_at, sheet.taken_by_id = at, by.person_id
    sheet.save(update_fields=["taken_at", "taken_by_id"])
    others = Scan.objects.filter(sheet=sheet, state=ScanState.READ).exclude(pk=held.pk)
    others.update(state=ScanState.REFUSED, words=_OTHER, settled_at=at)
    held.state, held.settled_at, held.settled_by_id = ScanState.TAKEN, at, by.person_id
    held.save(update_fields=["state", "settled_at", "settled_by_id"])
    note("sheet.take", "sheet", sheet.pk, sheet.unit, by=by, at=at, which=sheet.kind, no=sheet.no, rows=rows)  # fmt: skip


def note(
    verb: str, kind: str, pk: int, unit: Unit, *, by: Signer, at: datetime, **facts: object
) -> None:
    """The event: numbers and counts, no names."""
    subject = Subject(kind, pk, unit.county, unit.pk, unit.branch_id)
    record(verb, subject, by=by, at=at, facts=facts, react=False)
