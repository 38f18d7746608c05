"""确认完成: the resident says that it happened. Reviewing says so too."""

from datetime import datetime

from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.stepping import one_transaction, running_due, step, take
from wudan.orders.enums import FulfillmentState, Stage, Verb
from wudan.orders.models import Fulfillment, Order
from wudan.people.actors import Actor


@one_transaction
def acknowledge(*, order: Order, by: Actor, at: datetime, seen: int | None = None) -> Order:
    """Acknowledge; the time to review goes on."""
    order = take(Verb.ACKNOWLEDGE, order, by=by, at=at, seen=seen)
    mark(fulfillment_of(order), at=at)
    due = running_due(order)
    return step(Verb.ACKNOWLEDGE, order, by=by, at=at, to=Stage.ACKNOWLEDGED, due_at=due)


def mark(made: Fulfillment, *, at: datetime) -> None:
    """Note the resident's yes, once."""
    if made.acknowledged_at is None:
        made.state, made.acknowledged_at = FulfillmentState.ACKNOWLEDGED, at
        made.save(update_fields=["state", "acknowledged_at"])
