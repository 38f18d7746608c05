"""How acts on a household lock, move it, and are journaled."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from wudan.honors.enums.household import HouseholdVerb
from wudan.honors.flow.household import STEPS
from wudan.honors.models import HouseholdDecision, HouseholdHonor, HouseholdVisit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Stale
from wudan.kit.text import objection_to, objection_to_published, tidy
from wudan.people.actors import Actor

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人动过这一户，下面是最新的样子，请再看一眼。"
LONGEST = 400
V = HouseholdVerb
HEARD = frozenset(
    {V.NOMINATE, V.ASK, V.PUBLISH, V.CONFIRM, V.REFUSE, V.OVERTURN, V.REVOKE, V.UPHOLD, V.REOPEN,
     V.RESTORE, V.DROP}
)  # fmt: skip
"""Verbs of which the household is told, or the neighbours who are asked: they have to answer, or may appeal."""


def lock(honor: HouseholdHonor, *, seen: int | None = None) -> HouseholdHonor:
    """The row, held, with what the rules look at. Raises Missing, Stale."""
    rows = HouseholdHonor.objects.select_for_update(of=("self",))
    held = rows.select_related("household", "unit", "rules").filter(pk=honor.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def lock_visit(visit: HouseholdVisit) -> HouseholdVisit:
    """The household first, then one visitor's row, held. Raises Missing."""
    honor = lock(HouseholdHonor(pk=visit.honor_id))
    found = HouseholdVisit.objects.select_for_update().filter(pk=visit.pk, honor=honor).first()
    if found is None:
        raise Missing
    found.honor = honor
    return found


def latest_decision(honor: HouseholdHonor) -> HouseholdDecision | None:
    """The newest decision about it."""
    found = honor.decisions.order_by("-pk").first()
    if found is not None:
        found.honor = honor
    return found


def move(
    held: HouseholdHonor, verb: HouseholdVerb, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """Where the verb leads, saved and journaled."""
    after = STEPS[verb].after
    if after is not None and after != held.stage:
        held.stage, held.moved_at = after, at
    held.version += 1
    held.save()
    note(verb, held, by=by, at=at, why=why, facts=facts)


def note(
    verb: HouseholdVerb | str, held: HouseholdHonor, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The event of an act on a household. Names nobody: ids and numbers."""
    unit = held.unit
    subject = Subject("household_honor", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"no": held.no, "stage": str(held.stage)} | dict(facts or {})
    record(
        f"household_honor.{verb}", subject, by=by, at=at, why=why, facts=told, react=verb in HEARD
    )


def said(words: str, ask: str, *, field: str, most: int = LONGEST) -> str:
    """Words that are some, and that everybody may read. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to_published(words, most=most) or ("" if words else ask):
        raise Malformed({field: fault})
    return words


def kept_inside(words: str, *, field: str, most: int, ask: str = "") -> str:
    """Words that stay inside; asked for when `ask` says so. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=most) or ("" if words or not ask else ask):
        raise Malformed({field: fault})
    return words
