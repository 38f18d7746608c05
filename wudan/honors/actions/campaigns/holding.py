"""How acts on a campaign lock it and what hangs on it, move it and are journaled."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.flow.campaign import STEPS
from wudan.honors.models import Award, Campaign, Candidate
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Stale
from wudan.kit.text import objection_to, objection_to_published, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
NOTICE_KIND = "candidate"
"""What notices of candidates are kept under."""
LONGEST = 400
HEARD = frozenset(
    {CampaignVerb.NOMINATE, CampaignVerb.WITHDRAW, CampaignVerb.LAPSE, CampaignVerb.ANSWER,
     CampaignVerb.CANCEL, CampaignVerb.DECIDE, CampaignVerb.AWARD, CampaignVerb.REVOKE, CampaignVerb.REPLY}
)  # fmt: skip
"""Verbs of which somebody is told: who is put forward has to say yes, waits for a word, or may appeal."""


def lock(campaign: Campaign, *, seen: int | None = None) -> Campaign:
    """The row, held: all that happens in one campaign happens one after the other. Raises Missing, Stale."""
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=campaign.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", "刚刚有人动过这次评选，请再看一眼。")
    return held


def lock_candidate(candidate: Candidate) -> Candidate:
    """The campaign first, then the candidate, both held. Raises Missing."""
    campaign = lock(Campaign(pk=candidate.campaign_id))
    rows = Candidate.objects.select_for_update(of=("self",)).select_related(
        "person__home", "unit", "honor_class", "nominator"
    )
    held = rows.filter(pk=candidate.pk, campaign=campaign).first()
    if held is None:
        raise Missing
    held.campaign = campaign
    return held


def lock_award(award: Award) -> Award:
    """Campaign, candidate, award, held. Raises Missing."""
    candidate = lock_candidate(award.candidate)
    held = Award.objects.select_for_update().filter(pk=award.pk, candidate=candidate).first()
    if held is None:
        raise Missing
    held.candidate = candidate
    return held


def move(
    held: Campaign, verb: CampaignVerb, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """Where the verb leads, saved and journaled."""
    after = STEPS[verb].after
    if after is not None:
        held.stage, held.moved_at = after, at
    held.version += 1
    held.save()
    note(verb, held, by=by, at=at, why=why, facts=facts)


def note(
    verb: CampaignVerb | str, held: Campaign, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The event of an act: numbers of candidates, never names, never for whom somebody voted."""
    unit = held.unit
    subject = Subject("campaign", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"stage": str(held.stage)} | dict(facts or {})
    record(f"campaign.{verb}", subject, by=by, at=at, why=why, facts=told, react=verb in HEARD)


def said(words: str, ask: str, *, field: str, most: int = LONGEST) -> str:
    """Words that are some, and that everybody may read. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to_published(words, most=most) or ("" if words else ask):
        raise Malformed({field: fault})
    return words


def kept(words: str, ask: str, *, field: str, most: int = LONGEST) -> str:
    """Words that are some, for the office only. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=most) or ("" if words else ask):
        raise Malformed({field: fault})
    return words
