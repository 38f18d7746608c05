"""排班建议: reckon a roster of what is open; its lines replace those that were not sent."""

from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.enums import ActivityVerb
from wudan.activities.models import Activity, ShiftInvitation, StaffingProposal
from wudan.activities.permissions import objection
from wudan.activities.staffing import Pair, Question, question_of, solve
from wudan.kit.refusals import Objected, Objection, insist
from wudan.people.actors import Actor

_OVER = Objection("over", "班次都开始了，没有要排的。")
_NOBODY = Objection("nobody", "还没有可以排的人：队里没有登记队员，也没有人说过愿意去。")


@one_transaction
def propose_staffing(*, activity: Activity, by: Actor, at: datetime) -> StaffingProposal:
    """Ask the engine; nobody is told, nothing is held. Raises Missing, Objected."""
    insist(objection(ActivityVerb.INVITE, by, activity))
    held = lock_activity(activity)
    insist(objection(ActivityVerb.INVITE, by, held))
    question = question_of(held, at=at)
    if not question.openings:
        raise Objected(_OVER)
    if not question.people:
        raise Objected(_NOBODY)
    pairs, answer = solve(question)
    ShiftInvitation.objects.proposed().filter(opening__shift__activity=held).delete()
    ShiftInvitation.objects.bulk_create(
        ShiftInvitation(opening_id=opening, person_id=person, proposed_at=at)
        for opening, person in pairs
    )
    made = {
        "made_at": at, "made_by_id": by.person_id or 0, "people": len(question.people),
        "objective": answer.objective, "bound": answer.bound, "empty": empty(question, pairs),
        "digest": question.digest,
    }  # fmt: skip
    proposal, _ = StaffingProposal.objects.update_or_create(activity=held, defaults=made)
    note("propose_staffing", held, by=by, at=at, people=len(question.people), lines=len(pairs),
         digest=question.digest)  # fmt: skip
    return proposal


def reprice(activity: Activity, *, at: datetime) -> None:
    """After a line was changed by hand: what the roster costs now, against the same bound."""
    proposal = StaffingProposal.objects.filter(activity=activity).first()
    if proposal is None:
        return
    question = question_of(activity, at=at)
    rows = ShiftInvitation.objects.proposed().filter(opening__in=question.openings)
    pairs = sorted(rows.values_list("opening_id", "person_id"))
    proposal.objective = max(proposal.bound, question.cost(pairs))
    proposal.empty = empty(question, pairs)
    proposal.save(update_fields=["objective", "empty"])


def empty(question: Question, pairs: list[Pair]) -> dict[str, object]:
    """Opening → how many places nobody is proposed for, and why each person is not there."""
    short: dict[str, object] = {}
    for pk, opening in question.openings.items():
        missing = opening.free - sum(1 for at, _ in pairs if at == pk)
        if missing > 0:
            short[str(pk)] = {"missing": missing, "reasons": question.shortage(pk, pairs)}
    return short
