"""受理、问一句、延期、答复: what the desk does that a complaint came to."""

from datetime import datetime

from django.conf import settings

from wudan.areas.calendars import working_calendar
from wudan.complaints.actions.holding import (
    LONGEST_WHY,
    lock_seen,
    note,
    one_transaction,
    words_of,
)
from wudan.complaints.enums import ComplaintOutcome, ComplaintStage, Side
from wudan.complaints.models import Complaint, ComplaintNote
from wudan.complaints.permissions import (
    extending_objection,
    handling_objection,
    receiving_objection,
)
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def receive(*, complaint: Complaint, by: Actor, at: datetime) -> Complaint:
    """Take it up. Raises Objected, Missing."""
    held = lock_seen(complaint.pk, by)
    insist(receiving_objection(by, held))
    _receive(held, at)
    held.save(update_fields=["stage", "received_at"])
    note("receive", held, by=by, at=at)
    return held


@one_transaction
def ask(*, complaint: Complaint, words: str, by: Actor, at: datetime) -> ComplaintNote:
    """Ask the complainant something; they read it with their slip. Raises Malformed, Objected, Missing."""
    held = lock_seen(complaint.pk, by)
    insist(handling_objection(by, held))
    words = words_of(words, ask="请写要问什么。")
    made = ComplaintNote.objects.create(
        complaint=held, side=Side.HANDLER, words=words, at=at, who=by.label[:80]
    )
    if held.stage == ComplaintStage.FILED:
        _receive(held, at)
        held.save(update_fields=["stage", "received_at"])
    note("ask", held, by=by, at=at)
    return made


@one_transaction
def extend(*, complaint: Complaint, why: str, by: Actor, at: datetime) -> Complaint:
    """More time, once, for a reason the complainant reads. Raises Malformed, Objected, Missing."""
    held = lock_seen(complaint.pk, by)
    insist(extending_objection(by, held))
    held.extended_why = words_of(
        why, field="why", ask="请写为什么要延期，提出的人看得到。", most=LONGEST_WHY
    )
    held.answer_by = working_calendar().due(held.answer_by, settings.PACK.complaints.extension)
    held.save(update_fields=["extended_why", "answer_by"])
    note("extend", held, by=by, at=at)
    return held


@one_transaction
def answer(*, complaint: Complaint, outcome: str, words: str, by: Actor, at: datetime) -> Complaint:
    """Answer it, and with it whatever was merged into it. Raises Malformed, Objected, Missing."""
    held = lock_seen(complaint.pk, by)
    insist(handling_objection(by, held))
    if outcome not in ComplaintOutcome.values:
        raise Malformed({"outcome": "请选结果。"})
    held.answer_words = words_of(words, ask="请写答复，提出的人看得到。")
    if held.received_at is None:
        held.received_at = at
    held.stage, held.outcome = ComplaintStage.ANSWERED, outcome
    held.answered_at, held.answered_by_id, held.answered_as = at, by.person, by.label[:80]
    held.save()
    note("answer", held, by=by, at=at, outcome=outcome)
    return held


def _receive(held: Complaint, at: datetime) -> None:
    held.stage, held.received_at = ComplaintStage.RECEIVED, at
