"""取消: one delivery, or the whole round with all that is still open in it."""

from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import (
    end_offer,
    lock_deliveries,
    lock_round,
    note_round,
    offer_of,
    one_transaction,
    reasoned,
    step,
    take,
)
from wudan.deliveries.enums import DeliveryVerb, OfferState, RoundStage, RoundVerb
from wudan.deliveries.models import Delivery, Round
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def cancel(
    *, row: Delivery, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Delivery:
    """Cancel one; who was asked hears why. Raises Malformed, Objected, Stale, Missing."""
    why = reasoned(why)
    held = take(row, seen=seen)
    insist(permissions.objection(DeliveryVerb.CANCEL, by, held, offer_of(held)))
    return _cancelled(held, why, by=by, at=at)


@one_transaction
def cancel_round(
    *, plan: Round, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Round:
    """Cancel the round and what is open in it; what was brought stays. Raises as `cancel`."""
    why = reasoned(why)
    held = lock_round(plan, seen=seen)
    insist(permissions.round_objection(RoundVerb.CANCEL, by, held))
    open_ones = held.deliveries.all().open().values_list("pk", flat=True)
    for row in lock_deliveries(open_ones).values():
        _cancelled(row, why, by=by, at=at)
    held.stage, held.cancelled_at, held.cancelled_why = RoundStage.CANCELLED, at, why
    held.version += 1
    held.save()
    note_round("cancel", held, by=by, at=at, why=why)
    return held


def _cancelled(row: Delivery, why: str, *, by: Actor, at: datetime) -> Delivery:
    ended = end_offer(row, OfferState.RECALLED, at=at, words=why)
    row.why = why
    return step(DeliveryVerb.CANCEL, row, by=by, at=at, why=why, facts=ended)
