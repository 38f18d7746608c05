"""往下一步: by the center, when its day has come and everybody who was asked has answered."""

from datetime import date, datetime

from wudan.honors.actions.campaigns.holding import kept, lock, move, note, one_transaction
from wudan.honors.enums.campaign import CampaignVerb, CandidateState
from wudan.honors.masking import blind_story_of
from wudan.honors.models import Ballot, Campaign, Clearance, Scoring
from wudan.honors.permissions.campaigns import stepping_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import THE_CLOCK, Actor

V = CampaignVerb
PLAIN = (V.OPEN, V.CLEAR, V.SCORE, V.CALL, V.COUNT, V.TELL, V.FINISH, V.CANCEL)
"""Verbs that only move the campaign on; the order is the order of the day."""


@one_transaction
def step(
    *, campaign: Campaign, verb: CampaignVerb, by: Actor, at: datetime, why: str = "",
    seen: int | None = None,
) -> Campaign:  # fmt: skip
    """One of PLAIN; a cancellation says why. Raises Malformed, Missing, Objected, Stale."""
    held = lock(campaign, seen=seen)
    insist(stepping_objection(by, held, verb, on=day_of(at)))
    if verb not in PLAIN:
        raise Malformed({"verb": "没有这一步。"})
    if verb is V.CANCEL:
        why = kept(why, "请写为什么取消。", field="why")
    if verb is V.CLEAR:
        _ask_offices(held, at=at)
    if verb is V.SCORE:
        _hand_out_sheets(held)
    if verb is V.TELL:
        _forget_networks(held)
    move(held, verb, by=by, at=at, why=why)
    return held


@one_transaction
def vote_again(
    *, campaign: Campaign, vote_until: date, why: str, by: Actor, at: datetime
) -> Campaign:
    """Too much was struck: everybody votes anew, the old round stays as it was. Raises Malformed, Missing, Objected."""
    held = lock(campaign)
    insist(stepping_objection(by, held, V.AGAIN, on=day_of(at)))
    why = kept(why, "请写为什么重新投。", field="why")
    if vote_until <= day_of(at):
        raise Malformed({"vote_until": "请选今天以后的日子。"})
    held.round, held.vote_until = held.round + 1, vote_until
    move(held, V.AGAIN, by=by, at=at, why=why, facts={"round": held.round})
    return held


def _ask_offices(held: Campaign, *, at: datetime) -> None:
    """Who has not agreed by now does not stand, and is told so; each office is asked about each who does."""
    for one in held.candidates.filter(state=CandidateState.ASKED).order_by("pk"):
        one.state = CandidateState.LAPSED
        one.save(update_fields=["state"])
        note(V.LAPSE, held, by=THE_CLOCK, at=at, facts={"number": one.number})
    offices = list(held.offices.order_by("pk"))
    Clearance.objects.bulk_create(
        Clearance(candidate=one, office=office)
        for one in held.candidates.standing().order_by("pk")
        for office in offices
    )


def _hand_out_sheets(held: Campaign) -> None:
    """Each story masked once, the same for all; one sheet for each scorer and candidate."""
    rows = held.candidates.standing().select_related("person", "nominator", "unit")
    candidates = list(rows.order_by("pk"))
    for one in candidates:
        one.blind_story = blind_story_of(one)
        one.save(update_fields=["blind_story"])
    scorers = list(held.scorers.order_by("pk"))
    Scoring.objects.bulk_create(
        Scoring(scorer=scorer, candidate=one) for scorer in scorers for one in candidates
    )


def _forget_networks(held: Campaign) -> None:
    """The audit is over: nothing that could lead from a ballot to a house stays."""
    Ballot.objects.filter(campaign=held).update(network="")
