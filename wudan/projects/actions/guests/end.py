"""不当了、不再来: a line of the register ends, with a reason; what was said at forums stays, nobody is asked any more."""

from datetime import datetime
from typing import TypeVar

from wudan.kit.clock import day_of
from wudan.kit.refusals import Missing, insist
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.projects.actions.guests.keeping import note, one_transaction
from wudan.projects.actions.holding import said
from wudan.projects.models import Organisation, Representative
from wudan.projects.permissions.guests import (
    ending_objection,
    resigning_objection,
    stepping_back_objection,
)

Line = TypeVar("Line", Representative, Organisation)
_BY_ONESELF, _ERASED = "本人不当了", "本人注销"


@one_transaction
def end(*, row: Line, why: str, by: Actor, at: datetime) -> Line:
    """The register's keeper takes it off; a person is told. Raises Malformed, Missing, Objected."""
    held = _lock(row)
    insist(ending_objection(by, held))
    words = said(why, "请写为什么。", field="why", most=200)
    _close(held, words, by=by, at=at, react=True)
    return held


@one_transaction
def resign(*, row: Representative, by: Actor, at: datetime) -> Representative:
    """Whoever said yes takes it back, without a reason. Raises Missing, Objected."""
    held = _lock(row)
    insist(resigning_objection(by, held))
    _close(held, _BY_ONESELF, by=by, at=at)
    return held


@one_transaction
def step_back(*, row: Organisation, by: Actor, at: datetime) -> Organisation:
    """Who was to be asked about an organisation is not any more, without a reason. Raises Missing, Objected."""
    held = _lock(row)
    insist(stepping_back_objection(by, held))
    held.contact = None
    held.save(update_fields=["contact"])
    note("step_back", held, by=by, at=at)
    return held


@one_transaction
def leave_forums(*, person: Person, by: Actor, at: datetime) -> None:
    """Somebody leaves the house: their seats end, no organisation names them. Part of erasing."""
    for row in Representative.objects.filter(person=person, ended_on=None).order_by("pk"):
        _close(_lock(row), _ERASED, by=by, at=at)
    Organisation.objects.filter(contact=person).update(contact=None)


def _close(
    held: Representative | Organisation, words: str, *, by: Actor, at: datetime,
    react: bool = False,
) -> None:  # fmt: skip
    """End it; of an organisation nobody is kept who was asked, the event alone says whom to tell."""
    held.ended_on, held.ended_why = day_of(at), words
    facts: dict[str, object] = {}
    if isinstance(held, Organisation):
        facts, react = {"person": held.contact_id}, react and held.contact_id is not None
        held.contact = None
    held.save()
    note("end", held, by=by, at=at, why=words, react=react, facts=facts)


def _lock(row: Line) -> Line:
    rows = type(row).objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.filter(pk=row.pk).first()
    if held is None:
        raise Missing
    return held
