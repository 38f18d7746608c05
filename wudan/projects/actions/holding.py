"""How acts on a project lock, move it, keep its versions and are journaled."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, Objection, Stale, insist
from wudan.kit.text import objection_to_published, tidy
from wudan.people.actors import Actor
from wudan.projects.enums.project import ProjectVerb
from wudan.projects.flow import STEPS
from wudan.projects.models import Project

one_transaction = transaction.atomic(savepoint=False)
NEWER = "刚刚有人动过这个项目，下面是最新的样子，请再看一眼。"
LONGEST = 400
HEARD = frozenset(
    {"project.name_reviewer", "project.admit", "project.send_back", "project.incubate",
     "project.refuse", "project.uphold", "project.reopen", "project.change", "project.keep_as_is",
     "project.reopen_change", "project.hand_over", "project.join_work"}
)  # fmt: skip
"""Verbs of which somebody is told: who has to review, the unit that may appeal or waits for an answer, both units when one
follows another, the unit whose project goes with another key work."""
Question = Callable[[Actor, Project], Objection | None]


def lock(project: Project, *, seen: int | None = None) -> Project:
    """The row, held, with what the rules look at. Raises Missing, Stale."""
    rows = Project.objects.select_for_update(of=("self",)).select_related(
        "unit", "area", "platform"
    )
    held = rows.filter(pk=project.pk).first()
    if held is None:
        raise Missing
    if seen is not None and seen != held.version:
        raise Stale("stale", NEWER)
    return held


def lock_for(project: Project, ask: Question, *, by: Actor, seen: int | None = None) -> Project:
    """The row, held, and nothing against the act. Raises Missing, Stale, Objected."""
    held = lock(project, seen=seen)
    insist(ask(by, held))
    return held


def move(
    held: Project,
    verb: ProjectVerb,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """Where the verb leads, saved and journaled."""
    after = STEPS[verb].after
    if after is not None and after != held.stage:
        held.stage, held.moved_at = after, at
    held.version += 1
    held.save()
    note(f"project.{verb.value}", held, by=by, at=at, why=why, facts=facts)


def note(
    verb: str,
    held: Project,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    facts: Mapping[str, object] | None = None,
) -> None:
    """The event of an act on a project."""
    unit = held.unit
    subject = Subject("project", held.pk, held.county, unit.pk, unit.branch_id)
    told = {"project": held.key, "stage": str(held.stage)} | dict(facts or {})
    record(verb, subject, by=by, at=at, why=why, facts=told, react=verb in HEARD)


def said(words: str, ask: str, *, field: str, most: int = LONGEST) -> str:
    """Words that are some, and that everybody may read. Raises Malformed."""
    words = tidy(words)
    if fault := objection_to_published(words, most=most) or ("" if words else ask):
        raise Malformed({field: fault})
    return words
