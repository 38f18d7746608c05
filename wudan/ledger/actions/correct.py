"""更正: reverse, and record anew what the presence now says. Both stay to be seen."""

from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import Objected, Objection
from wudan.ledger.actions.record_hours import enter, hold
from wudan.ledger.actions.reverse import reverse, worded
from wudan.ledger.enums import RecordState
from wudan.ledger.models import ServiceRecord
from wudan.ledger.policies import Span
from wudan.people.actors import Actor


@transaction.atomic(savepoint=False)
def correct(
    *, made: ServiceRecord, why: str, by: Actor, at: datetime, told: Span | None = None
) -> ServiceRecord:
    """The record that counts from now on, with the times `told` if some are. Raises Malformed, Objected.

    What was back-filled or imported has no presence to read again: it is reversed and asked for anew.
    """
    why = worded(why)
    if made.attendance is None:
        raise Objected(Objection("no_presence", "补录和导入的记录请先冲正，再重新补录。"))
    held = hold(made.attendance)
    last = ServiceRecord.objects.filter(attendance=held).order_by("-pk").first()
    if last is not None and last.state == RecordState.RECORDED:
        reverse(made=last, why=why, by=by, at=at)
    times = ServiceRecord.objects.filter(attendance=held).count()
    return enter(held, ref=f"attendance:{held.pk}:{times}", by=by, at=at, why=why, told=told)
