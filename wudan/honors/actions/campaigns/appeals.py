"""撤销命名、不服撤销、答复: with reasons, and another than who revoked answers."""

from datetime import datetime

from wudan.honors.actions.campaigns.agree import drop_picture
from wudan.honors.actions.campaigns.holding import lock_award, note, one_transaction, said
from wudan.honors.enums.campaign import (
    AwardAppealOutcome,
    AwardState,
    CampaignVerb,
    CandidateState,
)
from wudan.honors.models import Award, AwardAppeal
from wudan.honors.permissions.campaigns import (
    appealing_objection,
    replying_objection,
    revoking_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.people.actors import Actor

V = CampaignVerb


@one_transaction
def revoke(*, award: Award, why: str, by: Actor, at: datetime) -> Award:
    """Take the name back; page, story and picture go with it. Raises Malformed, Missing, Objected."""
    held = lock_award(award)
    insist(revoking_objection(by, held))
    held.revoked_why = said(why, "请写为什么撤销。", field="why")
    held.state, held.revoked_at = AwardState.REVOKED, at
    held.revoked_by_id, held.revoked_as = by.person, by.label[:80]
    held.save()
    _stand(held, CandidateState.REVOKED)
    drop_picture(held.candidate)
    facts = {"award": held.no}
    note(V.REVOKE, held.candidate.campaign, by=by, at=at, why=held.revoked_why, facts=facts)
    return held


@one_transaction
def appeal(*, award: Award, words: str, by: Actor, at: datetime) -> AwardAppeal:
    """Once, by the person. Raises Malformed, Missing, Objected."""
    held = lock_award(award)
    insist(appealing_objection(by, held, on=day_of(at)))
    words = said(words, "请写为什么不服。", field="words")
    made = AwardAppeal.objects.create(
        award=held, words=words, asked_at=at, decider_id=held.revoked_by_id or 0
    )
    note(V.APPEAL, held.candidate.campaign, by=by, at=at, facts={"award": held.no})
    return made


@one_transaction
def reply(
    *, appeal: AwardAppeal, outcome: str, reasons: str, by: Actor, at: datetime
) -> AwardAppeal:
    """Granted, the award stands again. Raises Malformed, Missing, Objected."""
    award = lock_award(appeal.award)
    held = AwardAppeal.objects.select_for_update().filter(pk=appeal.pk, award=award).first()
    if held is None:
        raise Missing
    held.award = award
    insist(replying_objection(by, held))
    if outcome not in AwardAppealOutcome.values:
        raise Malformed({"outcome": "请选支持还是维持。"})
    held.reasons = said(reasons, "请写理由。", field="reasons")
    held.outcome, held.answered_at = outcome, at
    held.answered_by_id, held.answered_as = by.person, by.label[:80]
    held.save()
    if outcome == AwardAppealOutcome.GRANTED:
        award.state = AwardState.LIVE
        award.save(update_fields=["state"])
        _stand(award, CandidateState.HONORED)
    facts = {"award": award.no, "outcome": outcome}
    note(V.REPLY, award.candidate.campaign, by=by, at=at, why=held.reasons, facts=facts)
    return held


def _stand(award: Award, state: CandidateState) -> None:
    award.candidate.state = state
    award.candidate.save(update_fields=["state"])
