"""代理: somebody stands in for a time, beside the holder or while there is none."""

from datetime import date, datetime

from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people import permissions, policies
from wudan.people.actions.posts.grant import insist_on_role
from wudan.people.actions.posts.holding import (
    insist_on_words,
    journal,
    lock,
    one_transaction,
    own_post,
    present,
    write,
)
from wudan.people.actors import Actor
from wudan.people.models import Person, Post


@one_transaction
def appoint_acting(
    *, person: Person, role: str, unit: Unit, by: Actor, at: datetime, ends_on: date | None,
    title: str = "", why: str = "",
) -> Post:  # fmt: skip
    """Let a person act for at most 90 days. Displaces nobody. Raises Malformed, Objected."""
    on = day_of(at)
    insist_on_role(role)
    insist_on_words(title=title, why=why, fault_of_end=policies.acting_fault(ends_on, on=on))
    lock(units=[unit.pk], persons=[person.pk], posts=own_post(by))
    by, unit = present(by, on=on), Unit.objects.get(pk=unit.pk)
    insist(permissions.acting_objection(by, role, unit, person, on=on))
    made = write(
        person=person, role=role, unit=unit, by=by, at=at, title=title, heads=False,
        ends_on=ends_on, is_acting=True,
    )  # fmt: skip
    journal("grant", made, by=by, at=at, why=why, acting=True, until=str(ends_on))
    return made
