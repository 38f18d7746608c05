"""申诉、答复申诉: by the household, once, in time; answered by another decider, with reasons (R079)."""

from datetime import datetime, timedelta

from wudan.honors.actions.households.agree import spoken_by
from wudan.honors.actions.households.asking import draw_neighbours
from wudan.honors.actions.households.holding import lock, move, note, one_transaction, said
from wudan.honors.enums.household import HouseholdAppealOutcome, HouseholdStage, HouseholdVerb
from wudan.honors.models import HouseholdAppeal, HouseholdDecision, HouseholdHonor
from wudan.honors.permissions.households import answering_objection, appealing_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


@one_transaction
def appeal(
    *, decision: HouseholdDecision, words: str, by: Actor, at: datetime,
    person: Person | None = None, channel: str = ConsentChannel.WEB,
) -> HouseholdAppeal:  # fmt: skip
    """By one of the household, or written down by the site. Raises Malformed, Missing, Objected."""
    held = lock(HouseholdHonor(pk=decision.honor_id))
    decision.honor = held
    insist(appealing_objection(by, decision, on=day_of(at)))
    who = spoken_by(held, by=by, person=person, channel=channel)
    words = said(words, "请写为什么申诉。", field="words")
    made = HouseholdAppeal.objects.create(
        decision=decision, person_id=who, words=words, asked_at=at, asked_as=by.label[:80],
        decider_id=decision.decided_by_id,
    )  # fmt: skip
    note(HouseholdVerb.APPEAL, held, by=by, at=at, facts={"decision": decision.pk})
    return made


@one_transaction
def answer_appeal(
    *, appeal: HouseholdAppeal, outcome: str, reasons: str, by: Actor, at: datetime
) -> HouseholdAppeal:
    """Granted: heard again with other visitors, or the name is back. Raises Malformed, Missing, Objected."""
    honor = lock(HouseholdHonor(pk=appeal.decision.honor_id))
    found = HouseholdAppeal.objects.select_for_update(of=("self",)).select_related("decision")
    held = found.filter(pk=appeal.pk, decision__honor=honor).first()
    if held is None:
        raise Missing
    held.decision.honor = honor
    insist(answering_objection(by, held))
    if outcome not in HouseholdAppealOutcome.values:
        raise Malformed({"outcome": "请选支持还是维持。"})
    held.reasons = said(reasons, "请写理由。", field="reasons")
    held.outcome, held.answered_at = outcome, at
    held.answered_by_id, held.answered_as = by.person, by.label[:80]
    held.save()
    facts = {"appeal": held.pk, "outcome": outcome}
    if outcome == HouseholdAppealOutcome.UPHELD:
        note(HouseholdVerb.UPHOLD, honor, by=by, at=at, why=held.reasons, facts=facts)
    else:
        _grant(honor, held.reasons, facts, by=by, at=at)
    return held


def _grant(
    honor: HouseholdHonor, reasons: str, facts: dict[str, object], *, by: Actor, at: datetime
) -> None:
    others = HouseholdHonor.objects.live().filter(household=honor.household_id)
    if others.exclude(pk=honor.pk).exists():
        raise Objected(Objection("under_way", "这一户已经重新在评了，以新的为准。"))
    if honor.stage == HouseholdStage.REVOKED:
        move(honor, HouseholdVerb.RESTORE, by=by, at=at, why=reasons, facts=facts)
        return
    honor.heard_until = at + timedelta(days=honor.rules.hearing_days)
    move(honor, HouseholdVerb.REOPEN, by=by, at=at, why=reasons, facts=facts)
    draw_neighbours(honor, by=by, at=at)
