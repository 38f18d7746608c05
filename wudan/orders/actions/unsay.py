"""声明没有这样说: what staff wrote down in the resident's name is void at a word (ADR 98)."""

from datetime import datetime

from wudan.kit.refusals import Objected, Objection
from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.actions.supplement import ADDED
from wudan.orders.enums import FulfillmentState, Stage, Verb
from wudan.orders.hearing import last_said
from wudan.orders.models import FollowUp, Order, Review, Saying
from wudan.people.actors import Actor


@one_transaction
def unsay(*, order: Order, by: Actor, at: datetime, seen: int | None = None) -> Order:
    """Take back what was last said of the order. A supplement is cut and asked for again; a review is gone, and
    the order waits to be judged anew; what was withdrawn or disowned stays so, for it can be placed again."""
    order = take(Verb.UNSAY, order, by=by, at=at, seen=seen)
    said = last_said(order)
    if said is None:  # pragma: no cover - asked by `take` a moment ago, under the same lock
        raise Objected(Objection("nothing_said", "这一单没有站上照您的话记下的事，不用声明。"))
    to, facts = _undo(order, said)
    said.unsaid_at = at
    said.save(update_fields=["unsaid_at"])
    facts = {"of": said.verb, "saying": said.pk, "by_site": by.is_staff, **facts}
    return step(Verb.UNSAY, order, by=by, at=at, to=to, facts=facts)


def _undo(order: Order, said: Saying) -> tuple[Stage | None, dict[str, object]]:
    if said.verb == Verb.SUPPLEMENT:
        order.words = order.words.rpartition(ADDED)[0]
        return Stage.RETURNED, {}
    if said.verb == Verb.REVIEW:
        return Stage.DONE, {"score": _without_review(order)}
    return None, {}


def _without_review(order: Order) -> int:
    """The review and its follow-up are gone; nobody's silence is a yes. The score that no longer counts."""
    written = Review.objects.get(order=order)
    FollowUp.objects.filter(review=written).delete()
    score = written.score
    written.delete()
    made = fulfillment_of(order)
    made.state, made.acknowledged_at = FulfillmentState.DONE, None
    made.save(update_fields=["state", "acknowledged_at"])
    return score
