"""不予受理: not for us, with the reason and the next place to go."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.orders import policies
from wudan.orders.actions.leaving import leave, reasons_for
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def decline(
    *, order: Order, by: Actor, at: datetime, reason: str, next_place: str, words: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Decline; never without telling where to go instead (domain §4). Raises Malformed."""
    insist(policies.reason_objection(reason, words, reasons_for(Verb.DECLINE)))
    if not next_place.strip():
        raise Malformed({"next_place": "请告诉群众可以去哪里办，例如 12345。"})
    return leave(
        Verb.DECLINE, order, Stage.DECLINED, by=by, at=at, reason=reason, words=words,
        next_place=next_place, seen=seen,
    )  # fmt: skip
