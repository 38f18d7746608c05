"""冲正: a record no longer counts, visibly, with a reason, by somebody who had no part in it."""

from datetime import datetime

from django.db import transaction

from wudan.journal.events import record
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.ledger import permissions
from wudan.ledger.actions.posting import take_back
from wudan.ledger.actions.telling import subject_of
from wudan.ledger.models import ServiceRecord
from wudan.people.actors import Actor

LONGEST_WHY = 200


@transaction.atomic(savepoint=False)
def reverse(*, made: ServiceRecord, why: str, by: Actor, at: datetime) -> ServiceRecord:
    """Reverse a record. Raises Malformed without a reason, Objected. A reversal is never reversed."""
    why = worded(why)
    held = ServiceRecord.objects.select_related("unit", "attendance").get(pk=made.pk)
    insist(permissions.reversing_objection(by, held))
    take_back(held, by=by, at=at, why=why)
    facts = {"minutes": -held.minutes}
    record("hours.reverse", subject_of(held), by=by, at=at, why=why, facts=facts)
    held.refresh_from_db(fields=["state"])
    return held


def worded(why: str, *, most: int = LONGEST_WHY, field: str = "why") -> str:
    """The reason as it is kept. Raises Malformed."""
    why = tidy(why)
    if not why:
        raise Malformed({field: "请写清楚原因。"})
    if fault := objection_to(why, most=most):
        raise Malformed({field: fault})
    return why
