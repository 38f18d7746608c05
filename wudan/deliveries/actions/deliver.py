"""送到、确认、没送成: the party says so, the site confirms; one number, no names (R005)."""

from datetime import datetime

from wudan.deliveries import permissions, policies
from wudan.deliveries.actions.holding import (
    noted,
    offer_of,
    one_transaction,
    reasoned,
    step,
    take,
)
from wudan.deliveries.enums import DeliveryVerb
from wudan.deliveries.models import Delivery
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor


@one_transaction
def deliver(
    *, row: Delivery, served: int | None, by: Actor, at: datetime, words: str = "", seen: int | None = None
) -> Delivery:  # fmt: skip
    """The party says that it was there and how many came. Raises Malformed, Objected, Stale."""
    held = take(row, seen=seen)
    insist(permissions.delivering_objection(by, held, offer_of(held), at=at))
    if fault := policies.served_fault(served):
        raise Malformed({"served": fault})
    held.served, held.delivered_at, held.said = served, at, noted(words)
    return step(DeliveryVerb.DELIVER, held, by=by, at=at, facts={"served": served})


@one_transaction
def acknowledge(
    *, row: Delivery, by: Actor, at: datetime, served: int | None = None, seen: int | None = None
) -> Delivery:
    """The site says so too; where its own number differs, its number counts and both are kept."""
    held = take(row, seen=seen)
    insist(permissions.objection(DeliveryVerb.ACKNOWLEDGE, by, held, None))
    told = held.served
    if served is not None:
        if fault := policies.served_fault(served):
            raise Malformed({"served": fault})
        held.served = served
    held.acknowledged_at = at
    facts = {"served": held.served, "told": told}
    return step(DeliveryVerb.ACKNOWLEDGE, held, by=by, at=at, facts=facts)


@one_transaction
def miss(*, row: Delivery, why: str, by: Actor, at: datetime, seen: int | None = None) -> Delivery:
    """It did not come about, with the reason; said by either side. Raises Malformed, Objected."""
    why = reasoned(why)
    held = take(row, seen=seen)
    insist(permissions.missing_objection(by, held, offer_of(held), at=at))
    held.why = why
    return step(DeliveryVerb.MISS, held, by=by, at=at, why=why)
