"""改期: the team and the resident agree on another time."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.stepping import complete_by, one_transaction, running_due, step, take
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def schedule(
    *, order: Order, by: Actor, at: datetime, starts_at: datetime, words: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Move the appointment; the deadline to complete moves only if the new day lies after it. Raises Malformed."""
    words = tidy(words)
    insist(policies.note_objection(words))
    order = take(Verb.SCHEDULE, order, by=by, at=at, seen=seen)
    if faults := policies.appointment_fault(starts_at, at=at):
        raise Malformed(faults)
    made = fulfillment_of(order)
    facts = {"was": made.starts_at.isoformat(), "starts_at": starts_at.isoformat()}
    made.starts_at = starts_at
    made.save(update_fields=["starts_at"])
    due = max(
        running_due(order) or at, complete_by(order, starts_at, at=made.dispatch.answered_at or at)
    )
    return step(Verb.SCHEDULE, order, by=by, at=at, why=words, facts=facts, due_at=due)
