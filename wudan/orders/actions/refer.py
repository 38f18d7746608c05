"""转办: it belongs elsewhere: 12345, 110, 120, a department."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.orders import policies
from wudan.orders.actions.leaving import leave, reason_words, reasons_for
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def refer(
    *, order: Order, by: Actor, at: datetime, target: str, words: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Refer to a target of the county's list; the resident sees where."""
    insist(policies.reason_objection(target, words, reasons_for(Verb.REFER)))
    where = "：".join(filter(None, [reason_words(Verb.REFER, target), words.strip()]))
    return leave(
        Verb.REFER, order, Stage.REFERRED, by=by, at=at, reason=target, words=words,
        next_place=where[:200], seen=seen,
    )  # fmt: skip
