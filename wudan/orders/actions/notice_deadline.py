"""A deadline has passed: what then. Called by the clock, any number of times, by any number
of workers; each deadline is acted on once (reliability G14)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.orders import permissions, policies
from wudan.orders.actions.dispatches import end_live
from wudan.orders.actions.escalate import OVERDUE, move_up
from wudan.orders.actions.stepping import lock, one_transaction, step
from wudan.orders.enums import DispatchState, Stage, Step, Verb
from wudan.orders.models import Deadline, Order
from wudan.people.actors import THE_CLOCK


@one_transaction
def notice_deadline(*, deadline_id: int, at: datetime) -> bool:
    """Act on one passed deadline; False when it was met, ended or acted on meanwhile."""
    order_id = Deadline.objects.filter(pk=deadline_id).values_list("order_id", flat=True).first()
    order = lock([order_id]).get(order_id) if order_id else None
    marked = Deadline.objects.due_unnoticed(at).filter(pk=deadline_id).update(missed_at=at)
    if order is None or not marked:
        return False
    _consequence(Deadline.objects.get(pk=deadline_id).step, order, at)
    return True


def _consequence(missed: str, order: Order, at: datetime) -> None:
    """Escalate, take back, or close; what stays open is shown as overdue."""
    if missed in {Step.ACCEPT, Step.DISPATCH}:
        if policies.top_objection(order) is None:
            move_up(order, by=THE_CLOCK, at=at, words=OVERDUE)
    elif missed == Step.CONFIRM:
        _expire(order, at)
    elif missed in {Step.REVIEW, Step.SUPPLEMENT}:
        _lapse(order, missed, at)


def _expire(order: Order, at: datetime) -> None:
    on = day_of(at)
    if permissions.objection(Verb.EXPIRE, THE_CLOCK, order, on=on) is not None:
        return
    ended = end_live(order, at=at, reason="expired", state=DispatchState.EXPIRED)
    facts = {"dispatch": ended.pk if ended else None,
             "unit_name": ended.unit.name if ended else ""}  # fmt: skip
    step(
        Verb.EXPIRE, order, by=THE_CLOCK, at=at, to=Stage.ACCEPTED, why="到期没有答复，收回另派",
        facts=facts,
    )  # fmt: skip


def _lapse(order: Order, missed: str, at: datetime) -> None:
    if missed == Step.REVIEW:
        step(
            Verb.LAPSE, order, by=THE_CLOCK, at=at, to=Stage.LAPSED, why="评单期已过，未评不算好评"
        )
        return
    order.closed_code = "not_supplemented"
    step(Verb.LAPSE, order, by=THE_CLOCK, at=at, to=Stage.WITHDRAWN, why="到期没有补充")
