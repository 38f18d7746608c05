"""退回补充: something is missing; the resident is told what."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def return_(*, order: Order, by: Actor, at: datetime, words: str, seen: int | None = None) -> Order:
    """Ask the resident for more. Raises Malformed when nothing is asked."""
    words = tidy(words)
    insist(policies.note_objection(words))
    if not words:
        raise Malformed({"words": "请写清楚还缺什么，群众好补。"})
    order = take(Verb.RETURN, order, by=by, at=at, seen=seen)
    return step(Verb.RETURN, order, by=by, at=at, to=Stage.RETURNED, why=words)
