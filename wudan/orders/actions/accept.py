"""接单: a site takes charge of an order, and settles which platform it belongs to."""

from datetime import datetime

from wudan.catalog.models import Platform, Service
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.reaching import insist_on_reach
from wudan.orders.actions.reserving import exchange
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb, WhenFull
from wudan.orders.models import Acceptance, Order
from wudan.people.actors import Actor


@one_transaction
def accept(
    *, order: Order, by: Actor, at: datetime, platform: Platform | None = None,
    service: Service | None = None, note: str = "", when_full: str = WhenFull.ASK, seen: int | None = None,
) -> Order:  # fmt: skip
    """Accept; an order in free words gets its platform or menu item here.

    An item that is full that month is objected to, unless `when_full` says to take the next date.
    Raises Malformed when none is known yet, Objected, Stale.
    """
    note = tidy(note)
    insist(policies.note_objection(note))
    order = take(Verb.ACCEPT, order, by=by, at=at, seen=seen)
    before = order.service_id
    _settle(order, platform, service)
    if order.service_id != before:
        insist(policies.wait_objection(when_full))
        exchange(order, when_full, by=by, at=at)
    Acceptance.objects.create(
        county=order.county, order=order, unit=order.unit, at=at,
        person_id=by.person, post_id=by.post, note=note,
    )  # fmt: skip
    return step(Verb.ACCEPT, order, by=by, at=at, to=Stage.ACCEPTED, why=note)


def _settle(order: Order, platform: Platform | None, service: Service | None) -> None:
    if service is not None and service.pk != order.service_id:
        insist_on_reach(order, service)
        order.ask_for(service)
        order.headcount = max(order.headcount, service.headcount)
    if service is not None:
        order.platform = service.platform
    elif platform is not None and (order.service is None or platform != order.platform):
        order.ask_for(None)
        order.platform = platform
    if order.platform is None:
        raise Malformed({"platform": "请选这件事属于哪一类服务，好派给对口的部门。"})
