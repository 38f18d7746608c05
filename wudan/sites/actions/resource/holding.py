"""How acts on a resource lock, move it and are journaled."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Objection, Stale, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.sites.enums.resource import ResourceVerb
from wudan.sites.flow.resource import target_of
from wudan.sites.models.resource import Resource

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人改过这个资源，下面是最新的样子，请再看一眼。"
LONGEST_WHY = 200
Question = Callable[[Actor, Resource], Objection | None]


def lock(resource: Resource, ask: Question, *, by: Actor, seen: int | None = None) -> Resource:
    """The row, held, with its unit. Raises Missing, Stale, Objected."""
    rows = Resource.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=resource.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    insist(ask(by, held))
    return held


def move(
    held: Resource,
    verb: ResourceVerb,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Where the verb leads, saved and journaled."""
    after = target_of(verb)
    if after is not None and after != held.stage:
        held.stage, held.moved_at = after, at
    held.version += 1
    held.save()
    note(verb, held, by=by, at=at, why=why, facts=facts)


def note(
    verb: ResourceVerb,
    held: Resource,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """The event of an act on a resource."""
    unit = held.unit
    subject = Subject("resource", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"resource": held.key, "stage": str(held.stage)} | dict(facts or {})
    record(f"resource.{verb.value}", subject, by=by, at=at, why=why, facts=told, react=False)


def reason(words: str, ask: str, *, field: str = "why") -> str:
    """Words that are some. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to(words, most=LONGEST_WHY) or ("" if words else ask):
        raise Malformed({field: fault})
    return words
