"""到期收回: nobody answered in time; the planner may ask somebody else."""

from datetime import datetime

from wudan.deliveries import permissions
from wudan.deliveries.actions.holding import end_offer, offer_of, one_transaction, step, take
from wudan.deliveries.enums import DeliveryVerb, OfferState
from wudan.deliveries.models import Delivery, DeliveryOffer
from wudan.people.actors import THE_CLOCK

MOST = 200


def lapse_due(*, at: datetime) -> int:
    """Take back every offer that was not answered in time; how many there were."""
    due = DeliveryOffer.objects.lapsing(at).select_related("delivery__round")[:MOST]
    return sum(lapse(row=offer.delivery, at=at) for offer in due)


@one_transaction
def lapse(*, row: Delivery, at: datetime) -> bool:
    """Take one back, unless somebody answered meanwhile."""
    held = take(row)
    offer = offer_of(held)
    if offer is None or offer.due_at > at:
        return False
    if permissions.objection(DeliveryVerb.LAPSE, THE_CLOCK, held, offer):
        return False
    end_offer(held, OfferState.LAPSED, at=at)
    held.party = None
    step(DeliveryVerb.LAPSE, held, by=THE_CLOCK, at=at, facts={"unit": offer.unit_id})
    return True
