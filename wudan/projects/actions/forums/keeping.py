"""How acts on a forum lock and are journaled."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, Objection, insist
from wudan.people.actors import Actor
from wudan.projects.models import Forum

one_transaction = transaction.atomic(savepoint=False)


def lock(forum: Forum, ask: Callable[[Actor, Forum], Objection | None], *, by: Actor) -> Forum:
    """The row, held, and nothing against the act. Raises Missing, Objected."""
    rows = Forum.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=forum.pk).first()
    if held is None:
        raise Missing
    insist(ask(by, held))
    return held


def note(
    verb: str, held: Forum, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object] | None = None, react: bool = False,
) -> None:  # fmt: skip
    """The event of an act on a forum."""
    subject = Subject("forum", held.pk, held.county, held.unit.pk, held.unit.branch_id)
    record(verb, subject, by=by, at=at, why=why, facts=facts, react=react)
