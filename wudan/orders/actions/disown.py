"""声明非本人所点: the beneficiary says that nobody asked for this in their name."""

from datetime import datetime

from wudan.orders.actions.leaving import leave
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor

DISOWNED = "disowned"


@one_transaction
def disown(
    *, order: Order, by: Actor, at: datetime, words: str = "", channel: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Void a proxy order; it counts in the proxy's disown rate, which people look at.
    `channel` is how the resident told it to staff (口述)."""
    return leave(
        Verb.DISOWN, order, Stage.VOID, by=by, at=at, reason=DISOWNED, words=words,
        channel=channel, seen=seen,
    )  # fmt: skip
