"""审批补录: a second person of another unit, who has nothing to do with those who served."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from wudan.areas.calendars import working_calendar
from wudan.journal.events import record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.quarters import quarter_end
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.kit.text import objection_to, tidy
from wudan.ledger import permissions, policies
from wudan.ledger.actions.ask_backfill import insist_on_measure, note
from wudan.ledger.actions.posting import post, take_accounts
from wudan.ledger.actions.telling import subject_of
from wudan.ledger.enums import BackfillState, EvidenceClass, Grade, TransferKind
from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill, ServiceRecord
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor

LONGEST_WORDS = 200


@transaction.atomic(savepoint=False)
def decide_backfill(
    *, row: Backfill, approved: bool, words: str, by: Actor, at: datetime
) -> Backfill:
    """Approve (it is recorded at once, as 荣誉时长) or refuse with a reason. Raises Malformed, Objected."""
    lock_persons([row.person_id])
    held = Backfill.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.pk)
    words = tidy(words)
    if fault := objection_to(words, most=LONGEST_WORDS):
        raise Malformed({"words": fault})
    if not words and not approved:
        raise Malformed({"words": "不予补录，请写明原因。"})
    insist(permissions.deciding_backfill_objection(by, held))
    if approved:
        held.record = _recorded(held, by=by, at=at)
    held.state = BackfillState.APPROVED if approved else BackfillState.REFUSED
    held.decided_at, held.decision_words = at, words
    held.decided_by_id, held.decided_post_id, held.decided_unit_id = by.person, by.post, by.unit_id
    held.save()
    note("backfill_decide", held, by=by, at=at, why=words)
    return held


@transaction.atomic(savepoint=False)
def open_proof(*, row: Backfill, by: Actor, at: datetime) -> bytes:
    """The file that was handed in; reading it is noted. Raises Objected, Missing."""
    insist(permissions.opening_proof_objection(by, row))
    content = proofs_kept().get(row.file_name)
    note("backfill_open", row, by=by, at=at)
    return content


def is_over_share(row: Backfill) -> bool:
    """Whether the unit would have back-filled more of its quarter than allowed (G17)."""
    last = quarter_end(day_of(row.starts_at))
    first = last.replace(month=last.month - 2, day=1)
    quarter = ServiceRecord.objects.live().filter(unit=row.unit_id, day__range=(first, last))
    filled = quarter.backfilled().total() + row.minutes
    whole = quarter.total() + row.minutes
    return filled * 100 > whole * settings.PACK.hours.backfill_share_percent


def _recorded(held: Backfill, *, by: Actor, at: datetime) -> ServiceRecord:
    take_accounts(held.person_id, held.unit)
    insist_on_measure(held)
    if is_over_share(held) and by.role != permissions.CENTER:
        words = Phrase(
            "本季度这个单位的补录已超过 {backfill_share_percent}%，要由中心办公室审批。",
            backfill_share_percent=settings.PACK.hours.backfill_share_percent,
        )
        raise Objected(Objection("over_share", words))
    day, rules = day_of(held.starts_at), settings.PACK.hours
    already = ServiceRecord.objects.minutes_of_day(held.person_id, day)
    if already + held.minutes > rules.daily_minutes:
        raise Objected(Objection("day_is_full", "加上这一条，这一天就超过 8 小时了，不能补录。"))
    draft = ServiceRecord(
        county=held.county, person_id=held.person_id, unit=held.unit, title=held.title,
        place=held.place, words=held.words, leader_name=held.leader_name, day=day,
        starts_at=held.starts_at, ends_at=held.ends_at, minutes=held.minutes, grade=Grade.HONOR,
        evidence=EvidenceClass.BACKFILLED,
        late_days=policies.late_days(held.ends_at, at, working_calendar(), rules),
    )  # fmt: skip
    made = post(
        draft, ref=f"backfill:{held.pk}", kind=TransferKind.BACKFILL, by=by, at=at, why=held.reason
    )
    facts = {"minutes": made.minutes, "evidence": made.evidence, "backfill": held.pk}
    record("hours.record", subject_of(made), by=by, at=at, why=held.reason, facts=facts)
    return made
