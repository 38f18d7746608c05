"""补充: the resident adds what was asked for; the order is in the site's queue again."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.saying import facts_of, said
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor

ADDED = "\n（补充）"


@one_transaction
def supplement(
    *, order: Order, by: Actor, at: datetime, words: str, channel: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Add words below those there; `channel` is how the resident told them to staff (口述). Raises
    Malformed when empty or too long together."""
    words = tidy(words)
    if not words:
        raise Malformed({"words": "请把缺的内容写上。"})
    order = take(Verb.SUPPLEMENT, order, by=by, at=at, seen=seen)
    saying = said(Verb.SUPPLEMENT, order, channel, by=by, at=at)
    order.words = f"{order.words}{ADDED}{words}"
    if faults := policies.faults_of_need(order.words, None):
        raise Malformed(faults)
    return step(Verb.SUPPLEMENT, order, by=by, at=at, to=Stage.PLACED, facts=facts_of(saying))
