"""作废: entered by mistake; the center office strikes it, with a reason."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.orders import policies
from wudan.orders.actions.leaving import leave, reasons_for
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def void(
    *, order: Order, by: Actor, at: datetime, reason: str, words: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Void; the row and its history stay."""
    insist(policies.reason_objection(reason, words, reasons_for(Verb.VOID)))
    return leave(Verb.VOID, order, Stage.VOID, by=by, at=at, reason=reason, words=words, seen=seen)
