"""排队: no place is left in the period, so the order waits for one, in the turn of who asked first."""

from datetime import datetime, timedelta

from wudan.catalog import capacity
from wudan.catalog.models import Service
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.orders.actions.reaching import insist_on_reach
from wudan.orders.actions.reserving import exchange, period_words
from wudan.orders.actions.stepping import one_transaction, step, take
from wudan.orders.enums import Stage, Verb, WhenFull
from wudan.orders.models import Order
from wudan.people.actors import THE_CLOCK, Actor

NEVER_SERVED = "never_served"
_ROOM = Objection("has_room", "这一项还有名额，直接接单就行，不用排队。")
_HELD = Objection("has_place", "这一单已经有名额，不用排队。")


@one_transaction
def queue(
    *, order: Order, by: Actor, at: datetime, service: Service | None = None,
    seen: int | None = None,
) -> Order:  # fmt: skip
    """Put an order on the waiting list of its menu item, or of the one that its words mean.

    Raises Malformed when no item is known, Objected when there is room, Stale.
    """
    order = take(Verb.QUEUE, order, by=by, at=at, seen=seen)
    if order.period_id is not None:
        raise Objected(_HELD)
    if service is not None and service.pk != order.service_id:
        insist_on_reach(order, service)
        order.ask_for(service)
        order.platform = service.platform
        order.headcount = max(order.headcount, service.headcount)
    if order.service is None:
        raise Malformed({"service": "请先选是菜单上的哪一项，才好排队。"})
    if not exchange(order, WhenFull.WAIT, by=by, at=at):
        raise Objected(_ROOM)
    return _waits(order, by=by, at=at)


def _waits(order: Order, *, by: Actor, at: datetime) -> Order:
    """Write that the order stands in the queue of its period."""
    assert order.period is not None  # noqa: S101 - the callers have just joined one
    facts = {"period": order.period.starts_on.isoformat()}
    why = f"{period_words(order.period)}已满，登记排队"
    return step(Verb.QUEUE, order, by=by, at=at, to=Stage.WAITING, why=why, facts=facts)


def wait_on(order: Order, *, at: datetime) -> None:
    """The period is over and no place came: on to the next one; who waited half a year is told."""
    service, over = order.service, order.period
    assert service is not None and over is not None  # noqa: S101, PT018 - who waits has both
    today = day_of(at)
    next_day = capacity.in_season(
        service, max(over.ends_on, today + timedelta(days=service.lead_days))
    )
    since = day_of(order.waiting_since or at)
    if (
        not service.is_offered
        or next_day is None
        or next_day > since + timedelta(days=capacity.HORIZON)
    ):
        order.closed_code, order.next_place = NEVER_SERVED, "12345"
        step(Verb.LAPSE, order, by=THE_CLOCK, at=at, to=Stage.WITHDRAWN, why="排队半年没有排上")
        return
    capacity.leave_queue(over.pk)
    answer = capacity.ask(service, next_day, wait=True)
    order.period, order.wanted_on = answer.period, None
    if answer.is_waiting:
        _waits(order, by=THE_CLOCK, at=at)
    else:
        step(Verb.PROMOTE, order, by=THE_CLOCK, at=at, to=Stage.PLACED, why="下一期有名额，轮到了")
