"""日历订阅: make a secret address for one's own calendar, make another, or end it."""

import secrets
from datetime import datetime

from django.db import transaction

from wudan.activities.models import CalendarFeed
from wudan.journal.events import Subject, record
from wudan.kit.canonical import digest
from wudan.people.actors import Actor
from wudan.people.models import Person


@transaction.atomic(savepoint=False)
def open_feed(*, person: Person, by: Actor, at: datetime) -> str:
    """The new secret; shown once, since only its digest is kept. An older address dies."""
    secret = secrets.token_urlsafe(24)
    CalendarFeed.objects.update_or_create(
        person=person, defaults={"digest": digest_of(secret), "made_at": at}
    )
    _note("person.open_feed", person, by=by, at=at)
    return secret


@transaction.atomic(savepoint=False)
def close_feed(*, person: Person, by: Actor, at: datetime) -> None:
    """The address is dead from now on; nothing happens when there is none."""
    gone, _ = CalendarFeed.objects.filter(person=person).delete()
    if gone:
        _note("person.close_feed", person, by=by, at=at)


def digest_of(secret: str) -> str:
    """How a secret is kept: 192 random bits need no slow hash."""
    return digest(b"calendar-feed", secret.encode())


def _note(verb: str, person: Person, *, by: Actor, at: datetime) -> None:
    record(
        verb, Subject("person", person.pk, person.county, person.home_id), by=by, at=at, react=False
    )
