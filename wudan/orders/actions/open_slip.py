"""看回执: who holds the slip sees its order, without an account.

A wrong code and an unknown number answer the same. After a few wrong tries the slip is shut
and the station helps instead; that, and nothing else here, is written in the journal.
"""

import hmac
from datetime import datetime

from wudan.journal.events import record
from wudan.kit import numbers
from wudan.kit.refusals import Missing, Objection, insist
from wudan.orders import policies
from wudan.orders.actions.stepping import one_transaction, subject_of
from wudan.orders.models import Order
from wudan.people.actors import THE_CLOCK
from wudan.sites.models import Site

WRONG = "单号或回执码不对。请对着回执再看一遍。"
LOCKED = "回执码输错太多次，这张回执先锁上了。请打电话给{unit}{phone}，报单号就能办。"


def open_slip(*, no: str, code: str, at: datetime) -> Order:
    """The order of a slip. Raises Missing (wrong), or Objected (shut).

    The miss is counted before anything is raised, so that no error takes it back.
    """
    order, objection = _try(no, code, at)
    insist(objection)
    if order is None:
        raise Missing(WRONG)
    return order


@one_transaction
def _try(no: str, code: str, at: datetime) -> tuple[Order | None, Objection | None]:
    if not numbers.is_number(no):
        return None, None
    order = Order.objects.select_for_update().filter(no=no).first()
    if order is None:
        return None, None
    if order.slip_misses >= policies.SLIP_TRIES:
        return None, _shut(order)
    if hmac.compare_digest(order.slip_code.encode(), code.encode("utf-8", "replace")):
        _count(order, 0)
        return order, None
    _count(order, order.slip_misses + 1)
    if order.slip_misses < policies.SLIP_TRIES:
        return None, None
    record("order.lock_slip", subject_of(order), by=THE_CLOCK, at=at, react=False)
    return None, _shut(order)


def _count(order: Order, misses: int) -> None:
    if order.slip_misses != misses:
        order.slip_misses = misses
        order.save(update_fields=["slip_misses"])


def _shut(order: Order) -> Objection:
    phone = Site.objects.filter(unit=order.unit_id).values_list("phone", flat=True).first()
    words = LOCKED.format(unit=order.unit.short_name, phone=f" {phone} " if phone else "")
    return Objection("slip_locked", words)
