"""盲评: name scorers; each declares, then marks, once, and sees nobody else's (R079)."""

from collections.abc import Mapping
from datetime import datetime

from wudan.honors.actions.campaigns.holding import lock, lock_candidate, note, one_transaction
from wudan.honors.enums.campaign import CampaignVerb, ScorerConflict
from wudan.honors.models import Campaign, Scorer, Scoring
from wudan.honors.permissions.campaigns import naming_objection, scoring_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.people.models import Post
from wudan.people.signing_in import actor_under

V = CampaignVerb


@one_transaction
def name_scorer(*, campaign: Campaign, post: Post, by: Actor, at: datetime) -> Scorer:
    """Ask the holder of a post. Raises Missing, Objected."""
    held = lock(campaign)
    posts = Post.objects.held_on(day_of(at)).select_related("person", "unit")
    found = posts.filter(pk=post.pk, county=held.county).first()
    if found is None:
        raise Missing
    insist(naming_objection(by, held, found))
    made = Scorer.objects.create(
        campaign=held, person=found.person, post_id=found.pk,
        label=actor_under(found).label[:80], named_at=at,
    )  # fmt: skip
    note(V.NAME, held, by=by, at=at, facts={"post": found.pk})
    return made


@one_transaction
def declare(
    *, scoring: Scoring, conflict: str, words: str = "", by: Actor, at: datetime
) -> Scoring:
    """Related, or not; who is related gives no mark. Raises Malformed, Missing, Objected."""
    held = _lock(scoring)
    insist(scoring_objection(by, held, V.DECLARE, on=day_of(at)))
    words, faults = tidy(words), dict[str, str]()
    if conflict not in ScorerConflict.values:
        faults["conflict"] = "请选有没有利害关系。"
    if fault := objection_to(words, most=200):
        faults["words"] = fault
    elif conflict == ScorerConflict.HAS and not words:
        faults["words"] = "请写是什么关系。"
    if faults:
        raise Malformed(faults)
    held.conflict, held.conflict_words, held.declared_at = conflict, words, at
    held.save(update_fields=["conflict", "conflict_words", "declared_at"])
    facts = {"number": held.candidate.number, "conflict": conflict}
    note(V.DECLARE, held.candidate.campaign, by=by, at=at, facts=facts)
    return held


@one_transaction
def mark(
    *, scoring: Scoring, marks: Mapping[str, int], words: str = "", by: Actor, at: datetime
) -> Scoring:
    """Each item of the sheet, once. Raises Malformed, Missing, Objected."""
    held = _lock(scoring)
    insist(scoring_objection(by, held, V.MARK, on=day_of(at)))
    sheet, words, faults = held.candidate.campaign.sheet, tidy(words), dict[str, str]()
    for item in sheet:
        value = marks.get(item["code"])
        if value is None or not 0 <= value <= item["most"]:
            faults[item["code"]] = Phrase(
                "“{item}”请给 0 到 {item2} 分。", item=item["name"], item2=item["most"]
            )
    if fault := objection_to(words, most=400):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    held.marks = {item["code"]: marks[item["code"]] for item in sheet}
    held.words, held.given_at = words, at
    held.save(update_fields=["marks", "words", "given_at"])
    note(V.MARK, held.candidate.campaign, by=by, at=at, facts={"number": held.candidate.number})
    return held


def _lock(scoring: Scoring) -> Scoring:
    candidate = lock_candidate(scoring.candidate)
    rows = Scoring.objects.select_for_update(of=("self",)).select_related("scorer")
    held = rows.filter(pk=scoring.pk, candidate=candidate).first()
    if held is None:
        raise Missing
    held.candidate = candidate
    return held
