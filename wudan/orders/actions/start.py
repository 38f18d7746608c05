"""开始服务: the team is there. Optional: who forgets it may still complete."""

from datetime import datetime

from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.stepping import one_transaction, running_due, step, take
from wudan.orders.enums import FulfillmentState, Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def start(*, order: Order, by: Actor, at: datetime, seen: int | None = None) -> Order:
    """Start. No place, photo or check-in is asked (国办函〔2026〕12号)."""
    order = take(Verb.START, order, by=by, at=at, seen=seen)
    made = fulfillment_of(order)
    made.state, made.started_at = FulfillmentState.STARTED, at
    made.save(update_fields=["state", "started_at"])
    due = running_due(order)  # starting does not lengthen the time to complete
    return step(Verb.START, order, by=by, at=at, to=Stage.STARTED, due_at=due)
