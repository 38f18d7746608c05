"""拒单: a team says no, before or after its yes. Nothing is held against it (条例 §25, §22)."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.dispatches import end_live
from wudan.orders.actions.leaving import reason_words, reasons_for
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import DispatchState, Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor


@one_transaction
def refuse(
    *, order: Order, by: Actor, at: datetime, reason: str, words: str = "",
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Refuse an offer, or hand back a duty that is not the department's."""
    words = tidy(words)
    allowed = reasons_for(Verb.REFUSE) | {policies.NOT_OUR_REMIT}
    insist(policies.reason_objection(reason, words, allowed))
    order = take(Verb.REFUSE, order, by=by, at=at, seen=seen)
    insist(policies.refusal_objection(order, reason))
    ended = end_live(order, at=at, reason=reason, words=words, state=DispatchState.REFUSED)
    facts = {"dispatch": ended.pk if ended else None, "reason": reason,
             "unit_name": ended.unit.name if ended else ""}  # fmt: skip
    why = "；".join(filter(None, [reason_words(Verb.REFUSE, reason), words]))
    return step(Verb.REFUSE, order, by=by, at=at, to=Stage.ACCEPTED, why=why, facts=facts)
