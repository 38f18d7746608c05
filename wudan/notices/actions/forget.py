"""忘掉: who leaves leaves no notices behind, and no wish how to be told (PIPL §47)."""

from datetime import datetime

from django.db import transaction

from wudan.notices.models import Message, Preference
from wudan.people.actions.journaling import note
from wudan.people.actors import Actor
from wudan.people.models import Person


@transaction.atomic(savepoint=False)
def forget_messages_of(person: Person, *, by: Actor, at: datetime) -> int:
    """Delete what somebody was told, with its copies and tries, and how they wanted to be told."""
    many, _of_each = Message.objects.filter(person=person).delete()
    gone, _of_each = Preference.objects.filter(person=person).delete()
    if many or gone:
        note("message.forget", person, by=by, at=at)
    return many
