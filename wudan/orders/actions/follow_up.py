"""整改回访: an unsatisfied resident is heard, and what was done is written down."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Resolution, Stage, Verb
from wudan.orders.models import FollowUp, Order
from wudan.people.actors import Actor


@one_transaction
def follow_up(
    *, order: Order, by: Actor, at: datetime, resolution: str, words: str,
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Close the follow-up. The score stays what it was. Raises Malformed."""
    words = tidy(words)
    faults = {}
    if resolution not in Resolution.values:
        faults["resolution"] = "请选处理结果。"
    if not words:
        faults["words"] = "请写一句怎么处理的，群众怎么说。"
    elif fault := objection_to(words, most=policies.LONGEST_NOTE):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    order = take(Verb.FOLLOW_UP, order, by=by, at=at, seen=seen)
    FollowUp.objects.filter(review__order=order).update(
        closed_at=at, resolution=resolution, words=words,
        person_id=by.person, post_id=by.post,
    )  # fmt: skip
    facts = {"resolution": resolution}
    return step(Verb.FOLLOW_UP, order, by=by, at=at, to=Stage.SETTLED, why=words, facts=facts)
