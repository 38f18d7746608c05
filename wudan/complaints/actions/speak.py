"""The complainant's own acts: add a word, say whether the answer is good, have it taken up again once.

Whoever calls these holds the slip, or is the signed-in complainant: the faces see to it.
"""

from datetime import datetime

from wudan.complaints.actions.holding import lock, note, one_transaction, set_terms, words_of
from wudan.complaints.enums import ComplaintStage, Side
from wudan.complaints.models import Complaint, ComplaintNote
from wudan.complaints.permissions import (
    rating_objection,
    reopening_objection,
    speaking_objection,
)
from wudan.complaints.policies import above, center_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection, insist

MOST_NOTES = 20


@one_transaction
def reply(*, complaint: Complaint, words: str, at: datetime) -> ComplaintNote:
    """Add a word. Raises Malformed, Objected, Missing."""
    held = lock(complaint.pk)
    insist(speaking_objection(held))
    words = words_of(words, ask="请写一句。")
    if held.notes.filter(side=Side.COMPLAINANT).count() >= MOST_NOTES:
        raise Objected(
            Objection(
                "too_many", Phrase("已经补充了 {most_notes} 次，先等答复。", most_notes=MOST_NOTES)
            )
        )
    made = ComplaintNote.objects.create(complaint=held, side=Side.COMPLAINANT, words=words, at=at)
    note("reply", held, by=None, at=at)
    return made


@one_transaction
def rate(*, complaint: Complaint, is_satisfied: bool, at: datetime) -> Complaint:
    """Say whether the answer is good. Raises Objected, Missing."""
    held = lock(complaint.pk)
    insist(rating_objection(held))
    held.is_satisfied, held.rated_at = is_satisfied, at
    held.save(update_fields=["is_satisfied", "rated_at"])
    note("rate", held, by=None, at=at, is_satisfied=is_satisfied)
    return held


@one_transaction
def reopen(*, complaint: Complaint, words: str, at: datetime) -> Complaint:
    """Have it taken up again, by the desk above the one that answered. Raises Malformed, Objected, Missing."""
    held = lock(complaint.pk)
    insist(reopening_objection(held))
    words = words_of(words, ask="请写哪里还没有办好。")
    ComplaintNote.objects.create(complaint=held, side=Side.COMPLAINANT, words=words, at=at)
    held.desk, held.holder = above(held.desk, county=held.county), center_of(held.county)
    held.stage, held.reopened_at, held.received_at = ComplaintStage.FILED, at, None
    held.is_satisfied, held.rated_at = None, None
    set_terms(held, at)
    held.save()
    note("reopen", held, by=None, at=at)
    return held
