"""买单, its end: the work is done, in one sentence and how long it took."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import FulfillmentState, Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor

LONGEST_MINUTES = 960


@one_transaction
def fulfill(
    *, order: Order, by: Actor, at: datetime, words: str, minutes: int,
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Complete. Raises Malformed when nothing is said or the time cannot be."""
    words = tidy(words)
    faults = {}
    if not words:
        faults["words"] = "请写一句做了什么。"
    elif fault := objection_to(words, most=policies.LONGEST_NOTE):
        faults["words"] = fault
    if not 1 <= minutes <= LONGEST_MINUTES:
        faults["minutes"] = "用时在 1 分钟到 16 小时之间。"
    if faults:
        raise Malformed(faults)
    order = take(Verb.FULFILL, order, by=by, at=at, seen=seen)
    made = fulfillment_of(order)
    made.state, made.done_at = FulfillmentState.DONE, at
    made.done_words, made.minutes = words, minutes
    made.save(update_fields=["state", "done_at", "done_words", "minutes"])
    facts = {"minutes": minutes, "dispatch": made.dispatch_id}
    return step(Verb.FULFILL, order, by=by, at=at, to=Stage.DONE, why=words, facts=facts)
