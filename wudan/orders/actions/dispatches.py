"""How a dispatch is written, and what becomes of a live one when something else happens to its order."""

from datetime import datetime

from wudan.areas.standing import beginning
from wudan.orders.enums import DispatchState, FulfillmentState
from wudan.orders.models import Dispatch, Fulfillment, Order
from wudan.teams.founding import GONE


def send(made: Dispatch) -> Dispatch:
    """Write a new dispatch. Raises Objected when its team was dissolved meanwhile."""
    with beginning(GONE.words, code=GONE.code):
        made.save(force_insert=True)
    return made


def end_live(
    order: Order, *, at: datetime, reason: str, words: str = "",
    state: DispatchState = DispatchState.RECALLED,
) -> Dispatch | None:  # fmt: skip
    """End the order's live dispatch and cancel its fulfillment, if it has them."""
    dispatch = order.dispatch
    if dispatch is None:
        return None
    dispatch.state, dispatch.answered_at = state, at
    dispatch.reason, dispatch.reason_words = reason, words
    dispatch.save(update_fields=["state", "answered_at", "reason", "reason_words"])
    Fulfillment.objects.filter(dispatch=dispatch).update(
        state=FulfillmentState.CANCELLED, cancelled_at=at
    )
    order.dispatch = None
    return dispatch


def fulfillment_of(order: Order) -> Fulfillment:
    """The live fulfillment of a dispatched order, locked."""
    return Fulfillment.objects.select_for_update().get(dispatch=order.dispatch_id)
