"""评单: the resident's own score and words. A low score opens a follow-up (R064, R117)."""

from datetime import datetime

from wudan.kit.refusals import Malformed
from wudan.kit.text import objection_to, tidy
from wudan.orders import policies
from wudan.orders.actions.acknowledge import mark
from wudan.orders.actions.dispatches import fulfillment_of
from wudan.orders.actions.saying import facts_of, said
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import FollowUp, Order, Review
from wudan.people.actors import Actor


@one_transaction
def review(
    *, order: Order, by: Actor, at: datetime, score: int, words: str = "",
    channel: str = "", seen: int | None = None,
) -> Order:  # fmt: skip
    """Review with 1 to 5; 2 or less is followed up. `channel` is how the resident told it to somebody who had
    no hand in the work (口述); it stays the resident's word. Raises Malformed."""
    words = tidy(words)
    faults = {}
    if not 1 <= score <= 5:
        faults["score"] = "请选 1 到 5 颗星。"
    if fault := objection_to(words, most=policies.LONGEST_NOTE):
        faults["words"] = fault
    if faults:
        raise Malformed(faults)
    order = take(Verb.REVIEW, order, by=by, at=at, seen=seen)
    saying = said(Verb.REVIEW, order, channel, by=by, at=at)
    if score > policies.LOW_SCORE:
        mark(fulfillment_of(order), at=at)
    written = Review.objects.create(
        county=order.county, order=order, at=at, score=score, words=words, saying=saying,
        person_id=by.person if saying is None else order.placed_for_id,
    )  # fmt: skip
    to = Stage.REVIEWED
    if score <= policies.LOW_SCORE:
        FollowUp.objects.create(county=order.county, review=written, opened_at=at)
        to = Stage.FOLLOWING_UP
    facts = {"score": score, **facts_of(saying)}
    return step(Verb.REVIEW, order, by=by, at=at, to=to, facts=facts)
