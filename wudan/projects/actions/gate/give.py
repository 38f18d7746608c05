"""交评审: an answer to each criterion, words for the proposer, private words; once, and blind (R068)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.actions.gate.rounds import lock_reviewing
from wudan.projects.actions.holding import note, one_transaction
from wudan.projects.enums.gate import CriterionKind
from wudan.projects.models import Criterion, Mark, Reviewing
from wudan.projects.models.gate import HIGHEST
from wudan.projects.permissions.gate import giving_objection


@dataclass(frozen=True, slots=True)
class Given:
    """What one reviewer says: criterion code → value."""

    values: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
    private_words: str = ""


@one_transaction
def give(*, reviewing: Reviewing, given: Given, by: Actor, at: datetime) -> Reviewing:
    """Once, before the deadline. Raises Malformed, Missing, Objected."""
    held = lock_reviewing(reviewing)
    insist(giving_objection(by, held, at=at))
    asked = asked_of(held)
    words, private = tidy(given.words), tidy(given.private_words)
    faults: dict[str, str] = {}
    for criterion in asked:
        most = 1 if criterion.kind == CriterionKind.STOP else HIGHEST
        value = given.values.get(criterion.code)
        if value is None or not 0 <= value <= most:
            faults[criterion.code] = Phrase("请回答“{criterion}”。", criterion=criterion.name)
    if fault := objection_to_published(words, most=400) or ("" if words else "请写评审意见。"):
        faults["words"] = fault
    if wrong := objection_to(private, most=400):
        faults["private_words"] = wrong
    if faults:
        raise Malformed(faults)
    Mark.objects.bulk_create(
        Mark(reviewing=held, criterion=one, value=given.values[one.code]) for one in asked
    )
    held.words, held.private_words, held.given_at = words, private, at
    held.save(update_fields=["words", "private_words", "given_at"])
    note(
        "project.give_review", held.round.project, by=by, at=at, facts={"round": held.round.number}
    )
    return held


def asked_of(reviewing: Reviewing) -> list[Criterion]:
    """What this reviewer answers: all, but the political check is the named person's alone."""
    return asked_of_each([reviewing])[reviewing.pk]


def asked_of_each(reviewings: Collection[Reviewing]) -> dict[int, list[Criterion]]:
    """The same of many, by review: one statement."""
    by_rules: dict[int, list[Criterion]] = {}
    rules = {row.round.rules_id for row in reviewings}
    rows = Criterion.objects.filter(rules__in=rules, answered_by__in=["all", "named"])
    for one in rows.order_by("position"):
        by_rules.setdefault(one.rules_id, []).append(one)
    return {
        row.pk: [
            one for one in by_rules.get(row.round.rules_id, [])
            if row.is_political or one.answered_by == "all"
        ]
        for row in reviewings
    }  # fmt: skip
