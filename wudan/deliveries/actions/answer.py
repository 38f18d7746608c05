"""接下、不接: the party's own word. A refusal is final for it, and nothing is held against it (条例 §25)."""

from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    end_offer,
    is_duty,
    noted,
    offer_of,
    one_transaction,
    reasoned,
    step,
    take,
)
from wudan.deliveries.enums import DeliveryVerb, OfferState
from wudan.deliveries.models import Delivery
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def accept(*, row: Delivery, by: Actor, at: datetime, seen: int | None = None) -> Delivery:
    """Take it on. Raises Objected, Stale, Missing."""
    held = take(row, seen=seen)
    offer = offer_of(held)
    insist(permissions.objection(DeliveryVerb.ACCEPT, by, held, offer))
    assert offer is not None  # noqa: S101 - said above
    offer.state, offer.answered_at = OfferState.ACCEPTED, at
    offer.save(update_fields=["state", "answered_at"])
    return step(DeliveryVerb.ACCEPT, held, by=by, at=at, facts={"unit": offer.unit_id})


@one_transaction
def refuse(
    *, row: Delivery, by: Actor, at: datetime, words: str = "", seen: int | None = None
) -> Delivery:
    """Say no, before or after a yes: volunteers without a reason, a department with one."""
    held = take(row, seen=seen)
    offer = offer_of(held)
    insist(permissions.objection(DeliveryVerb.REFUSE, by, held, offer))
    words = reasoned(words) if is_duty(held) else noted(words)
    ended = end_offer(held, OfferState.REFUSED, at=at, words=words)
    held.party = None
    return step(DeliveryVerb.REFUSE, held, by=by, at=at, why=words, facts=ended)
