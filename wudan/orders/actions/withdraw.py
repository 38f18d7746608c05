"""撤单: the resident no longer wants it. No reason is asked."""

from datetime import datetime

from wudan.orders.actions.leaving import leave
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def withdraw(
    *, order: Order, by: Actor, at: datetime, words: str = "", channel: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Withdraw, as long as the service has not begun; a team on its way is told.
    `channel` is how the resident told it to staff (口述)."""
    return leave(
        Verb.WITHDRAW, order, Stage.WITHDRAWN, by=by, at=at, reason="withdrawn", words=words,
        channel=channel, seen=seen,
    )  # fmt: skip
