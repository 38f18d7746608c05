"""收回派单: the dispatcher takes a dispatch back; the order waits for the next one."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.dispatches import end_live
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def recall(*, order: Order, by: Actor, at: datetime, words: str, seen: int | None = None) -> Order:
    """Recall, with a reason the team can read. Raises Malformed without one."""
    words = tidy(words)
    insist(policies.note_objection(words))
    if not words:
        raise Malformed({"words": "请写一句为什么收回，队伍会看到。"})
    order = take(Verb.RECALL, order, by=by, at=at, seen=seen)
    ended = end_live(order, at=at, reason="recalled", words=words)
    facts = {"dispatch": ended.pk if ended else None}
    return step(Verb.RECALL, order, by=by, at=at, to=Stage.ACCEPTED, why=words, facts=facts)
