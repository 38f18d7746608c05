"""更正纪要: what should be read instead, and why; the adopted words stay as they are."""

from datetime import datetime

from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import tidy
from wudan.meetings import policies
from wudan.meetings.actions.keeping import lock_meeting, note_meeting, one_transaction
from wudan.meetings.models import Correction, Meeting
from wudan.meetings.permissions.meetings import correcting_objection
from wudan.people.actors import Actor


@one_transaction
def correct(
    *, meeting: Meeting, number: int, words: str, why: str, by: Actor, at: datetime,
    seen: int | None = None,
) -> Correction:  # fmt: skip
    """Beside the item. Raises Malformed, Missing, Objected, Stale."""
    held = lock_meeting(meeting, seen=seen)
    item = held.items.filter(number=number).first()
    if item is None:
        raise Missing
    item.meeting = held
    insist(correcting_objection(by, item))
    faults = {
        field: fault
        for field, fault in (
            ("words", policies.words_fault(words, "请写应为什么。", most=policies.MOST_MINUTES)),
            ("why", policies.words_fault(why, "请写为什么更正。")),
        )
        if fault
    }
    if faults:
        raise Malformed(faults)
    made = Correction.objects.create(
        item=item, words=tidy(words), why=tidy(why), corrected_at=at, corrected_as=by.label[:80]
    )
    note_meeting("correct", held, by=by, at=at, why=made.why, facts={"item": number})
    return made
