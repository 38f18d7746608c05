"""How acts on persons are journaled: by number, never by name; the facts hold kinds, no values."""

from datetime import datetime

from django.db import transaction

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.people.actors import Actor
from wudan.people.models import Person

one_transaction = transaction.atomic(savepoint=False)


def subject_of(person: Person) -> Subject:
    """The person, as the journal names it: an id, never a name."""
    home = Unit.objects.filter(pk=person.home_id).first() if person.home_id else None
    branch = home.branch_id if home else None
    return Subject("person", person.pk, person.county, person.home_id, branch)


def note(verb: str, person: Person, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of a verb done to a person."""
    record(verb, subject_of(person), by=by, at=at, facts=facts)
