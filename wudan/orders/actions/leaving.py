"""The exits with a reason share one way out."""

from datetime import datetime

from django.conf import settings

from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.dispatches import end_live
from wudan.orders.actions.saying import facts_of, said
from wudan.orders.actions.stepping import step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.orders.models.saying import SPOKEN
from wudan.people.actors import Actor


def leave(
    verb: Verb, order: Order, to: Stage, *, by: Actor, at: datetime, reason: str, words: str,
    next_place: str = "", channel: str = "", seen: int | None = None,
) -> Order:  # fmt: skip
    """Close an order with a coded reason, words, and where to go next.

    A resident's own words stand in the order, where they can be erased, not in the journal.
    """
    words, next_place = tidy(words), tidy(next_place)
    insist(policies.note_objection(words))
    insist(policies.note_objection(next_place, most=policies.LONGEST_PLACE))
    order = take(verb, order, by=by, at=at, seen=seen)
    saying = said(verb, order, channel, by=by, at=at) if verb in SPOKEN else None
    end_live(order, at=at, reason=verb.value)
    order.closed_code, order.closed_words = reason, words
    order.next_place = next_place
    told = "" if by.post_id is None or saying is not None else words
    why = "；".join(filter(None, [reason_words(verb, reason), told]))
    facts = {"reason": reason, **facts_of(saying)}
    return step(verb, order, by=by, at=at, to=to, why=why, facts=facts)


def reason_words(verb: Verb, reason: str) -> str:
    """A reason's words from the county's list; the code itself where it has none."""
    named: str = settings.PACK.reasons.get(verb.value, {}).get(reason, reason)
    return named


def reasons_for(verb: Verb) -> frozenset[str]:
    """The codes a verb may give as reason."""
    return frozenset(settings.PACK.reasons.get(verb.value, {}))
