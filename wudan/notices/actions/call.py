"""打电话、捎口信: the keeper tells somebody what the notice says, and writes down whether he was reached."""

from datetime import datetime, timedelta

from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Missing, insist
from wudan.notices.enums import AttemptOutcome, Channel, CopyState
from wudan.notices.models import Attempt, Copy
from wudan.notices.permissions import carrying_objection
from wudan.people.actors import Actor

OUTCOMES = (AttemptOutcome.REACHED, AttemptOutcome.NOT_REACHED, AttemptOutcome.CALL_AGAIN)
_AGAIN = {
    AttemptOutcome.NOT_REACHED: timedelta(hours=4),
    AttemptOutcome.CALL_AGAIN: timedelta(hours=1),
}


@transaction.atomic(savepoint=False)
def call(*, copy: Copy, outcome: str, by: Actor, at: datetime) -> Copy:
    """Write down what came of one call. Raises Missing, Objected, Malformed."""
    if outcome not in OUTCOMES:
        raise Malformed({"outcome": "请选：告诉了，没找着人，还是过会儿再打。"})
    held = take(copy.pk, by)
    said = AttemptOutcome(outcome)
    held.tries += 1
    if said == AttemptOutcome.REACHED:
        held.state, held.settled_at, held.next_at = CopyState.DELIVERED, at, None
    else:
        held.next_at = at + _AGAIN[said]
    held.save(update_fields=["tries", "state", "settled_at", "next_at"])
    Attempt.objects.create(copy=held, at=at, outcome=said, by_post_id=by.post_id)
    note("call", held, by=by, at=at, outcome=said.value)
    return held


def take(pk: int, by: Actor) -> Copy:
    """A copy on the call list, held. Raises Missing, Objected when it is done."""
    rows = Copy.objects.carried_by(by).filter(pk=pk, channel=Channel.CALL)
    held = rows.select_for_update(of=("self",)).select_related("message__person", "unit").first()
    if held is None:
        raise Missing
    insist(carrying_objection(held))
    return held


def note(verb: str, held: Copy, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of carrying one: of the station, without the words."""
    unit = held.unit
    assert unit is not None  # noqa: S101 - what is carried has a station
    subject = Subject("message", held.message_id, held.county, unit.pk, unit.branch_id)
    record(f"message.{verb}", subject, by=by, at=at, facts=facts, react=False)
