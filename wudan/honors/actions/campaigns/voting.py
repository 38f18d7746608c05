"""群众说: one vote a person and round, which nobody can read back; struck only with reasons (A08).

The person's own row is locked, not the campaign: votes of a whole county do not wait for one
another, and two taps of one person do.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError
from django.utils.crypto import salted_hmac

from wudan.honors.actions.campaigns.holding import kept, lock, note, one_transaction
from wudan.honors.enums.campaign import CampaignVerb, CandidateState
from wudan.honors.models import Ballot, Campaign, Candidate, Turnout
from wudan.honors.permissions.campaigns import (
    running_objection,
    stepping_objection,
    voting_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor

V = CampaignVerb


@one_transaction
def vote(
    *, campaign: Campaign, candidate: Candidate, by: Actor, at: datetime, network: str = ""
) -> Turnout:
    """One's word. `network` is the caller's line, kept as a keyed digest until the audit is over.

    Raises Malformed, Missing, Objected.
    """
    voter = lock_persons([by.person])[by.person] if by.person_id else None
    held = Campaign.objects.select_related("unit").filter(pk=campaign.pk).first()
    if held is None or voter is None:
        raise Missing
    insist(voting_objection(by, held, voter, on=day_of(at)))
    chosen = held.candidates.filter(pk=candidate.pk, state=CandidateState.STANDING).first()
    if chosen is None:
        raise Malformed({"candidate": "请从参评的人里选一位。"})
    if chosen.person_id == voter.pk:
        raise Objected(Objection("own", "不能投自己。"))
    try:
        turnout = Turnout.objects.create(campaign=held, round=held.round, person=voter)
    except IntegrityError as fault:
        raise Objected(Objection("voted", "这一轮您已经投过了，一人一票。")) from fault
    Ballot.objects.create(
        campaign=held, round=held.round, candidate=chosen,
        hour=at.replace(minute=0, second=0, microsecond=0), network=_digest(held, network),
    )  # fmt: skip
    note(V.VOTE, held, by=by, at=at, facts={"round": held.round})
    return turnout


@one_transaction
def strike(
    *, campaign: Campaign, ballots: Sequence[Ballot], why: str, by: Actor, at: datetime
) -> int:
    """These do not count, and everybody reads how many and why; how many. Raises Malformed, Missing, Objected."""
    held = lock(campaign)
    insist(
        running_objection(by, held.unit) or stepping_objection(by, held, V.STRIKE, on=day_of(at))
    )
    why = kept(why, "请写为什么不算。", field="why", most=200)
    rows = Ballot.objects.filter(
        campaign=held, round=held.round, pk__in=[one.pk for one in ballots]
    ).counting()
    count = rows.update(struck_at=at, struck_why=why, struck_as=by.label[:80])
    if not count:
        raise Malformed({"ballots": "请选哪些票不算。"})
    note(V.STRIKE, held, by=by, at=at, why=why, facts={"count": count, "round": held.round})
    return count


def _digest(campaign: Campaign, network: str) -> str:
    if not network:
        return ""
    told = f"{campaign.pk}:{campaign.round}:{network}"
    return salted_hmac("wudan.honors.vote", told, algorithm="sha256").hexdigest()[:16]
