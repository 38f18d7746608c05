"""征求意见: an office says nothing against, or something with its reason; only it and the center read it."""

from datetime import datetime, timedelta

from wudan.honors.actions.campaigns.holding import kept, lock_candidate, note, one_transaction
from wudan.honors.enums.campaign import CampaignVerb, CandidateState, ClearanceAnswer
from wudan.honors.models import CampaignOffice, Clearance
from wudan.honors.permissions.campaigns import clearing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import THE_CLOCK, Actor

REMIND_BEFORE = timedelta(days=2)


@one_transaction
def answer_clearance(
    *, clearance: Clearance, answer: str, reason: str = "", by: Actor, at: datetime
) -> Clearance:
    """Answer once. An objection ends the candidacy. Raises Malformed, Missing, Objected."""
    candidate = lock_candidate(clearance.candidate)
    rows = Clearance.objects.select_for_update(of=("self",)).select_related("office")
    held = rows.filter(pk=clearance.pk, candidate=candidate).first()
    if held is None:
        raise Missing
    held.candidate = candidate
    insist(clearing_objection(by, held))
    if answer not in ClearanceAnswer.values:
        raise Malformed({"answer": "请选有没有意见。"})
    if answer == ClearanceAnswer.OBJECTION:
        reason = kept(reason, "有意见的，请写理由。", field="reason")
    elif fault := objection_to(reason := tidy(reason), most=400):
        raise Malformed({"reason": fault})
    held.answer, held.reason, held.answered_at = answer, reason, at
    held.answered_by_id, held.answered_as = by.person, by.label[:80]
    held.save()
    if answer == ClearanceAnswer.OBJECTION:
        candidate.state = CandidateState.BARRED
        candidate.save(update_fields=["state"])
    facts = {"number": candidate.number, "office": held.office.unit_id}
    note(CampaignVerb.ANSWER, candidate.campaign, by=by, at=at, facts=facts)
    return held


@one_transaction
def remind_offices(*, at: datetime) -> int:
    """Two days before the last, once: whoever has not answered finds it on top of the desk; how many."""
    day = day_of(at) + REMIND_BEFORE
    due = CampaignOffice.objects.to_remind(day).values_list("pk", flat=True)
    rows = CampaignOffice.objects.select_for_update(of=("self",)).filter(pk__in=list(due))
    found = list(rows.select_related("campaign__unit").order_by("pk"))
    for office in found:
        office.reminded_at = at
        office.save(update_fields=["reminded_at"])
        note("remind", office.campaign, by=THE_CLOCK, at=at, facts={"office": office.unit_id})
    return len(found)
