"""答复异议: with reasons, by somebody it is not against; found right, nothing is awarded."""

from datetime import datetime

from wudan.honors.actions.notices.holding import lock_raised, note, one_transaction, said
from wudan.honors.enums.notice import ObjectionState
from wudan.honors.models import NoticeObjection
from wudan.honors.permissions.notices import answering_objection
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor

OUTCOMES = (ObjectionState.SUSTAINED, ObjectionState.DISMISSED)
LONGEST = 400


@one_transaction
def answer(
    *, raised: NoticeObjection, outcome: str, reasons: str, by: Actor, at: datetime
) -> NoticeObjection:
    """Answer once. Raises Malformed, Missing, Objected."""
    held = lock_raised(raised)
    insist(answering_objection(by, held))
    if outcome not in OUTCOMES:
        raise Malformed({"outcome": "请选成立还是不成立。"})
    held.answer = said(reasons, "请写理由：提出的人看得到。", field="reasons", most=LONGEST)
    held.state, held.answered_at = outcome, at
    held.answered_by_id, held.answered_as = by.person, by.label[:80]
    held.save()
    facts = {"objection": held.pk, "outcome": outcome}
    note("notice.answer", held.notice, by=by, at=at, why=held.answer, facts=facts)
    return held
