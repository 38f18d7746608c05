"""轮到: a place became free, and who waited longest has it; the order goes on to the site."""

from datetime import datetime

from wudan.catalog import capacity
from wudan.kit.refusals import Objected, Objection
from wudan.orders.actions.stepping import lock, one_transaction, step, take
from wudan.orders.enums import Stage, Verb
from wudan.orders.models import Order
from wudan.people.actors import THE_CLOCK, Actor

_NONE_FREE = Objection("at_capacity", "这一期还没有空出来的名额。")


@one_transaction
def promote(*, order: Order, by: Actor, at: datetime, seen: int | None = None) -> Order:
    """Give a waiting order a place of its period. Raises Objected when none is free."""
    order = take(Verb.PROMOTE, order, by=by, at=at, seen=seen)
    if not _has_moved_up(order):
        raise Objected(_NONE_FREE)
    return _promoted(order, by=by, at=at)


@one_transaction
def promote_waiting(*, period_id: int, at: datetime) -> int:
    """All whose turn it is in a period, the longest waiting first; how many. Safe to repeat: who
    comes second finds the order placed, or no place free."""
    promoted = 0
    for pk in list(Order.objects.waiting_for(period_id).values_list("pk", flat=True)):
        order = lock([pk])[pk]
        if order.stage != Stage.WAITING or order.period_id != period_id:
            continue  # withdrawn meanwhile, or promoted by another worker
        if not _has_moved_up(order):
            break
        _promoted(order, by=THE_CLOCK, at=at)
        promoted += 1
    return promoted


def _has_moved_up(order: Order) -> bool:
    return order.period_id is not None and capacity.move_up(order.period_id)


def _promoted(order: Order, *, by: Actor, at: datetime) -> Order:
    return step(Verb.PROMOTE, order, by=by, at=at, to=Stage.PLACED, why="有名额了，轮到了")
