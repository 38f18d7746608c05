"""改时间: another day or hour. Who was asked is asked again: a yes holds for the time it was given for."""

from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    ask,
    end_offer,
    insist_on,
    lock_units,
    neighbours,
    offer_of,
    one_transaction,
    step,
    take,
)
from wudan.deliveries.enums import DeliveryStage, DeliveryVerb, OfferState
from wudan.deliveries.models import Delivery
from wudan.deliveries.policies import Stop
from wudan.kit.clock import day_of, local
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def move(
    *, row: Delivery, starts_at: datetime, ends_at: datetime, by: Actor, at: datetime, seen: int | None = None
) -> Delivery:  # fmt: skip
    """Move it. Raises Objected (a clash, outside the round), Stale, Missing."""
    held = take(row, seen=seen)
    lock_units([held.unit, held.party])
    insist(permissions.objection(DeliveryVerb.MOVE, by, held, offer_of(held)))
    stop = Stop(held.unit, starts_at, ends_at, held.party)
    insist_on(stop, held.round, [o for o in neighbours([stop]) if o.pk != held.pk], at=at)
    was_asked = held.stage != DeliveryStage.PLANNED
    facts: dict[str, object] = {"before": f"{local(held.starts_at):%m-%d %H:%M}"}
    facts |= end_offer(
        held, OfferState.RECALLED, at=at, words=f"改到 {local(starts_at):%m-%d %H:%M}"
    )
    held.day, held.starts_at, held.ends_at = day_of(starts_at), starts_at, ends_at
    if was_asked:
        ask(held, at=at)
    return step(DeliveryVerb.MOVE, held, by=by, at=at, facts=facts)
