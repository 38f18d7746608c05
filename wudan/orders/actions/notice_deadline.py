"""A deadline has passed: what then. Called by the clock, any number of times, by any number
of workers; each deadline is acted on once (reliability G14)."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache, partial

from wudan.areas.models import Unit
from wudan.journal.events import Entry
from wudan.kit.clock import day_of
from wudan.orders import permissions, policies
from wudan.orders.actions.dispatches import end_live
from wudan.orders.actions.escalate import OVERDUE, site_above, upward
from wudan.orders.actions.queue import wait_on
from wudan.orders.actions.stepping import (
    Move,
    lock,
    one_transaction,
    step,
    step_together,
    subject_of,
)
from wudan.orders.enums import DispatchState, Stage, Step, Verb
from wudan.orders.models import Deadline, Order
from wudan.people.actors import THE_CLOCK

Above = Callable[[Unit], Unit]
TOGETHER = (Step.ACCEPT, Step.DISPATCH, Step.REVIEW)
"""Steps whose consequence holds nothing but the order and its chain: many fit in one transaction."""


@one_transaction
def notice_deadlines(*, deadline_ids: Collection[int], at: datetime) -> int:
    """Act on those of these that may go together; how many. All of them or, raising, none.

    Orders first, by their keys, then chains, by theirs: two workers never wait for each other in turn.
    RuntimeError when a deadline changed although its order was held.
    """
    asked = Deadline.objects.filter(pk__in=deadline_ids, step__in=TOGETHER)
    orders = lock(asked.values_list("order_id", flat=True))
    rows = Deadline.objects.due_unnoticed(at).filter(pk__in=deadline_ids, step__in=TOGETHER)
    due = list(rows.filter(order__in=orders))
    marked = rows.filter(pk__in=[row.pk for row in due]).update(missed_at=at)
    if marked != len(due):
        message = "a deadline was acted on without its order"
        raise RuntimeError(message)
    above = cache(partial(site_above, at=at))
    _act_together([(row.step, orders[row.order_id]) for row in due], at, above)
    return marked


@one_transaction
def notice_deadline(*, deadline_id: int, at: datetime) -> bool:
    """Act on one passed deadline; False when it was met, ended or acted on meanwhile."""
    order_id = Deadline.objects.filter(pk=deadline_id).values_list("order_id", flat=True).first()
    order = lock([order_id]).get(order_id) if order_id else None
    marked = Deadline.objects.due_unnoticed(at).filter(pk=deadline_id).update(missed_at=at)
    if order is None or not marked:
        return False
    _act(Deadline.objects.get(pk=deadline_id).step, order, at)
    return True


def _act(missed: str, order: Order, at: datetime) -> None:
    if missed in TOGETHER:
        _act_together([(missed, order)], at, partial(site_above, at=at))
    elif not _consequence(missed, order, at):
        step_together([], by=THE_CLOCK, at=at, beside=[_overdue(missed, order)])


def _act_together(passed: Sequence[tuple[str, Order]], at: datetime, above: Above) -> None:
    """Up, or closed unreviewed; what can do neither stays open and is shown as overdue."""
    moves, overdue = [], []
    for missed, order in passed:
        if missed == Step.REVIEW:
            moves.append(Move(order, Verb.LAPSE, Stage.LAPSED, "评单期已过，未评不算好评"))
        elif policies.top_objection(order) is None:
            moves.append(upward(order, at=at, words=OVERDUE, above=above(order.unit)))
        else:
            overdue.append(_overdue(missed, order))
    step_together(moves, by=THE_CLOCK, at=at, beside=overdue)


def _overdue(missed: str, order: Order) -> Entry:
    """Nothing moves, but that it was noticed is on record."""
    return Entry("order.overdue", subject_of(order), facts={"step": missed}, reacts=False)


def _consequence(missed: str, order: Order, at: datetime) -> bool:
    """Take back, go on waiting, or close; False for what stays open."""
    if missed == Step.CONFIRM:
        return _expire(order, at)
    if missed == Step.WAIT:
        wait_on(order, at=at)
        return True
    if missed == Step.SUPPLEMENT:
        order.closed_code = "not_supplemented"
        step(Verb.LAPSE, order, by=THE_CLOCK, at=at, to=Stage.WITHDRAWN, why="到期没有补充")
        return True
    return False


def _expire(order: Order, at: datetime) -> bool:
    on = day_of(at)
    if permissions.objection(Verb.EXPIRE, THE_CLOCK, order, on=on) is not None:
        return False
    ended = end_live(order, at=at, reason="expired", state=DispatchState.EXPIRED)
    facts = {"dispatch": ended.pk if ended else None,
             "unit_name": ended.unit.name if ended else ""}  # fmt: skip
    step(
        Verb.EXPIRE, order, by=THE_CLOCK, at=at, to=Stage.ACCEPTED, why="到期没有答复，收回另派",
        facts=facts,
    )  # fmt: skip
    return True
