"""答复异议: corrected or upheld, with reasons, by somebody who had no part in it; or it goes up."""

from datetime import datetime

from django.db import transaction

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.ledger import permissions
from wudan.ledger.actions.correct import correct
from wudan.ledger.actions.dispute import due_of, note
from wudan.ledger.actions.record_hours import record_hours
from wudan.ledger.actions.reverse import LONGEST_WHY, reverse, worded
from wudan.ledger.enums import DisputeState, Remedy
from wudan.ledger.models import Dispute, ServiceRecord
from wudan.ledger.policies import Span
from wudan.people.actors import Actor

LONGEST_WORDS = 400
_WITH = ("unit", "holder", "record__unit", "record__attendance", "attendance")


@transaction.atomic(savepoint=False)
def answer_dispute(
    *, row: Dispute, state: str, words: str, by: Actor, at: datetime, remedy: str = "",
    told: Span | None = None,
) -> Dispute:  # fmt: skip
    """Close a dispute. A correction takes its remedy with it, in one act. Raises Malformed, Objected."""
    held = Dispute.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=row.pk)
    insist(permissions.answering_objection(by, held))
    words = worded(words, most=LONGEST_WORDS, field="words")
    if state not in {DisputeState.CORRECTED, DisputeState.UPHELD}:
        raise Malformed({"state": "请选更正还是维持。"})
    held.state, held.answered_at, held.answer_words = state, at, words
    held.answered_by_id, held.answered_post_id = by.person, by.post
    if state == DisputeState.CORRECTED:
        held.outcome_record = _remedied(held, remedy, words[:LONGEST_WHY], told, by=by, at=at)
    held.save()
    note("answer", held, by=by, at=at)
    return held


@transaction.atomic(savepoint=False)
def escalate_disputes(*, at: datetime, by: Actor, most: int = 200) -> int:
    """上交: what an institute did not answer in time is the center's; how many moved. Each once."""
    rows = Dispute.objects.due(at).select_related("unit", "holder")
    due = list(rows.select_for_update(of=("self",)).order_by("pk")[:most])
    for row in due:
        if row.holder.kind == UnitKind.CENTER:
            row.overdue_at = at  # nobody is above: it is told, and stays to be answered
        else:
            row.holder = Unit.objects.get(pk=int(row.holder.path.split(".")[0]))
            row.escalated_at, row.due_at = at, due_of(at)
        row.save(update_fields=["holder", "escalated_at", "due_at", "overdue_at"])
        note("escalate", row, by=by, at=at, to=row.holder_id)
    return len(due)


def _remedied(
    held: Dispute, remedy: str, why: str, told: Span | None, *, by: Actor, at: datetime
) -> ServiceRecord:
    """What was done about it."""
    if held.record is None:
        return _missing_one(held, by=by, at=at)
    if remedy == Remedy.REVERSE:
        return reverse(made=held.record, why=why, by=by, at=at)
    if remedy != Remedy.AGAIN:
        raise Malformed({"remedy": "请选怎样更正。"})
    return correct(made=held.record, why=why, by=by, at=at, told=told)


def _missing_one(held: Dispute, *, by: Actor, at: datetime) -> ServiceRecord:
    """The record there now is: made from the presence, or already there (back-filled, say)."""
    if held.attendance is not None:
        return record_hours(attendance=held.attendance, by=by, at=at)
    there = ServiceRecord.objects.live().filter(person=held.person_id, day=held.day).last()
    if there is None:
        words = "这一天还没有他的记录。请先登记到场或补录，再答复“已更正”。"
        raise Objected(Objection("nothing_recorded", words))
    return there
