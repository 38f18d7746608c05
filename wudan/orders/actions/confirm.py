"""买单, its beginning: the team says yes and when. The work itself is `fulfill`."""

from datetime import datetime

from wudan.orders.actions.stepping import complete_by, one_transaction, step, take
from wudan.orders.actions.taking_on import take_on
from wudan.orders.enums import DispatchState, Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def confirm(
    *, order: Order, by: Actor, at: datetime, starts_at: datetime, contact: str,
    people_count: int = 1, seen: int | None = None,
) -> Order:  # fmt: skip
    """Take the order on. From now the team sees address and phone, until the work is done."""
    order = take(Verb.CONFIRM, order, by=by, at=at, seen=seen)
    made = take_on(order, starts_at=starts_at, contact=contact, people_count=people_count, at=at)
    dispatch = made.dispatch
    dispatch.state, dispatch.answered_at = DispatchState.CONFIRMED, at
    dispatch.save(update_fields=["state", "answered_at"])
    facts = {"dispatch": dispatch.pk, "starts_at": starts_at.isoformat(), "contact": made.contact,
             "unit_name": dispatch.unit.name}  # fmt: skip
    due = complete_by(order, starts_at, at=at)
    return step(Verb.CONFIRM, order, by=by, at=at, to=Stage.SCHEDULED, facts=facts, due_at=due)
