"""换回执码: the station draws a new code when wrong ones shut a slip, or the paper is lost."""

from datetime import datetime

from wudan.journal.events import record
from wudan.kit import numbers
from wudan.kit.refusals import Missing, insist
from wudan.orders.actions.stepping import lock, one_transaction, subject_of
from wudan.orders.models import Order
from wudan.orders.permissions import redrawing_objection
from wudan.people.actors import Actor


@one_transaction
def redraw_slip(*, order: Order, by: Actor, at: datetime) -> Order:
    """The order with a fresh code and no wrong tries; the old code opens nothing any more.

    The code itself is in no journal. Raises Missing or Objected.
    """
    held = lock([order.pk]).get(order.pk)
    if held is None:
        raise Missing
    insist(redrawing_objection(by, held))
    old = held.slip_code
    while held.slip_code == old:
        held.slip_code = numbers.draw_slip()
    held.slip_misses = 0
    held.save(update_fields=["slip_code", "slip_misses"])
    record("order.redraw_slip", subject_of(held), by=by, at=at, react=False)
    return held
