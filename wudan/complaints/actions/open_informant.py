"""看是谁提的: only by the desk that answers, for a reason; the trail is written first (domain §4: retaliation)."""

from datetime import datetime

from django.db import transaction

from wudan.complaints.actions.holding import LONGEST_WHY, lock_seen, note, words_of
from wudan.complaints.models import Complaint
from wudan.complaints.permissions import reading_objection
from wudan.kit.refusals import insist
from wudan.people import opening
from wudan.people.actors import Actor
from wudan.people.budgets import spend_budget


def open_informant(*, complaint: Complaint, why: str, by: Actor, at: datetime) -> str:
    """Name and telephone in full. Raises Malformed, Objected, Missing, TooMany."""
    why = words_of(why, field="why", ask="请写为什么要知道是谁提的。", most=LONGEST_WHY)
    with transaction.atomic(savepoint=False):
        held = lock_seen(complaint.pk, by)
        insist(reading_objection(by, held))
    spend_budget("reveal", by=by, at=at)
    with transaction.atomic(savepoint=False):
        event = note("reveal", held, by=by, at=at, why=why)
    reading = opening.recorded(event)
    given = str(held.informant.opened(reading))
    if given or held.person is None:
        return given
    return f"{held.person.name} {held.person.phone.opened(reading)}"
