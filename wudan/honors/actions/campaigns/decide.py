"""开会决定: who is chosen, each with reasons, never more than the limit; all who are go on public notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wudan.honors.actions import notices
from wudan.honors.actions.campaigns.holding import (
    NOTICE_KIND,
    kept,
    lock,
    move,
    one_transaction,
    said,
)
from wudan.honors.enums.campaign import CampaignOutcome, CampaignVerb, CandidateState
from wudan.honors.models import Campaign, CampaignDecision, Candidate
from wudan.honors.permissions.campaigns import deciding_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Chosen:
    """The meeting's word about one candidate."""

    candidate: int
    outcome: str
    reasons: str


@one_transaction
def decide(
    *, campaign: Campaign, met_on: date, meeting: str, chosen: Sequence[Chosen], by: Actor,
    at: datetime,
) -> Campaign:  # fmt: skip
    """Every candidate that stands gets its word. Raises Malformed, Missing, Objected."""
    held = lock(campaign)
    insist(deciding_objection(by, held))
    rows = held.candidates.standing().select_related("honor_class", "unit", "person")
    standing = {one.pk: one for one in rows.in_order()}
    if met_on > day_of(at):
        raise Malformed({"met_on": "会还没有开。"})
    meeting = kept(meeting, "请写谁参加了会、怎么定的。", field="meeting")
    _insist_on_each(held, standing, chosen)
    for word in chosen:
        _enter(held, standing[word.candidate], word, by=by, at=at)
    held.met_on, held.meeting_words = met_on, meeting
    facts = {"chosen": sum(word.outcome == CampaignOutcome.CHOSEN for word in chosen)}
    move(held, CampaignVerb.DECIDE, by=by, at=at, facts=facts)
    return held


def _insist_on_each(
    held: Campaign, standing: dict[int, Candidate], chosen: Sequence[Chosen]
) -> None:
    if {word.candidate for word in chosen} != set(standing) or len(chosen) != len(standing):
        raise Malformed({"chosen": "每一位参评的人都要有决定。"})
    if any(word.outcome not in CampaignOutcome.values for word in chosen):
        raise Malformed({"chosen": "请给每一位选一个决定。"})
    for one in held.classes.all():
        taken = [
            word for word in chosen
            if word.outcome == CampaignOutcome.CHOSEN
            and standing[word.candidate].honor_class_id == one.pk
        ]  # fmt: skip
        if len(taken) > one.quota:
            raise Malformed(
                {"chosen": Phrase("“{one}”最多 {quota} 名。", one=one.name, quota=one.quota)}
            )


def _enter(held: Campaign, candidate: Candidate, word: Chosen, *, by: Actor, at: datetime) -> None:
    reasons = said(word.reasons, "每一位都要写理由。", field=f"reasons_{candidate.pk}")
    CampaignDecision.objects.create(
        candidate=candidate, outcome=word.outcome, reasons=reasons, decided_at=at,
        decided_by_id=by.person, decided_as=by.label[:80],
    )  # fmt: skip
    is_chosen = word.outcome == CampaignOutcome.CHOSEN
    candidate.state = CandidateState.CHOSEN if is_chosen else CandidateState.NOT_CHOSEN
    candidate.save(update_fields=["state"])
    if not is_chosen:
        return
    named = {candidate.person_id} if candidate.shows_name else set[int]()
    nominator = {candidate.nominator_id} - {candidate.person_id}
    notices.publish(
        kind=NOTICE_KIND, subject_id=candidate.pk, unit=candidate.unit,
        title=f"{held.name} · {candidate.honor_class.name} · {candidate.unit.short_name}"[:80],
        words=candidate.blind_story[:800],
        parties=notices.Parties(
            honored=frozenset({candidate.person_id}), named=frozenset(named),
            put_forward=frozenset(nominator), decided=frozenset({by.person}),
        ),
        days=held.notice_days, by=by, at=at,
    )  # fmt: skip
