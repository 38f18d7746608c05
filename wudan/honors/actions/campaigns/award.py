"""命名: when the notice's time is over and every objection has its answer; one that holds ends it."""

from datetime import datetime

from wudan.honors.actions import notices
from wudan.honors.actions.campaigns.holding import (
    NOTICE_KIND,
    lock_candidate,
    note,
    one_transaction,
)
from wudan.honors.enums.campaign import CampaignVerb, CandidateState
from wudan.honors.enums.notice import NoticeState
from wudan.honors.models import Award, Candidate, PublicNotice
from wudan.honors.permissions.campaigns import awarding_objection
from wudan.kit.clock import local
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor


@one_transaction
def award(*, candidate: Candidate, by: Actor, at: datetime) -> Award | None:
    """Close the notice, and name; None when an objection was found right. Raises Missing, Objected."""
    held = lock_candidate(candidate)
    insist(awarding_objection(by, held))
    up = PublicNotice.objects.of(NOTICE_KIND, held.pk).open().first()
    if up is None:
        raise Missing
    closed = notices.close(notice=up, by=by, at=at)
    facts: dict[str, object] = {"number": held.number, "notice": str(closed.state)}
    passed = closed.state == NoticeState.PASSED
    held.state = CandidateState.HONORED if passed else CandidateState.UPSET
    held.save(update_fields=["state"])
    made = None
    if passed:
        made = Award.objects.create(
            candidate=held, no=f"DX{local(at):%Y}{held.pk:06d}", awarded_at=at,
            awarded_as=by.label[:80],
        )  # fmt: skip
        facts["award"] = made.no
    note(CampaignVerb.AWARD, held.campaign, by=by, at=at, facts=facts)
    return made
