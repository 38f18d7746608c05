"""提名: a security administrator proposes another, who is one only when a second agrees."""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.people import permissions
from wudan.people.actions.posts.grant import insist_on_role
from wudan.people.actions.posts.holding import (
    insist_on_words,
    lock,
    one_transaction,
    own_post,
    present,
)
from wudan.people.actors import Actor
from wudan.people.models import Nomination, Person


@one_transaction
def nominate(
    *, person: Person, role: str, unit: Unit, by: Actor, at: datetime, title: str = ""
) -> Nomination:
    """Propose a person for a role that wants two. Raises Malformed, Objected."""
    on = day_of(at)
    insist_on_role(role)
    insist_on_words(title=title)
    lock(units=[unit.pk], persons=[person.pk], posts=own_post(by))
    by, unit = present(by, on=on), Unit.objects.get(pk=unit.pk)
    insist(permissions.nominating_objection(by, role, unit, person, on=on))
    made = Nomination.objects.create(
        county=unit.county, person=person, role=role, unit=unit, title=tidy(title),
        proposed_by_id=by.person, proposed_under_id=by.post, proposed_at=at,
    )  # fmt: skip
    subject = Subject("nomination", made.pk, made.county, unit.pk, unit.branch_id)
    record("post.nominate", subject, by=by, at=at, facts={"role": role, "person": person.pk})
    return made
