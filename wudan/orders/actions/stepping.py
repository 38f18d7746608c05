"""How every verb takes its step: lock and check first, write and journal last.

No verb changes a stage, ends a deadline or skips the journal by itself; it calls `take`,
writes its own row, and calls `step`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from wudan.areas.calendars import working_calendar
from wudan.journal.events import Entry, Subject, record, record_all
from wudan.kit import numbers
from wudan.kit.clock import day_of, midnight
from wudan.kit.refusals import Missing, Stale, insist
from wudan.kit.working_time import Term
from wudan.orders import flow, permissions
from wudan.orders.actions.reserving import release
from wudan.orders.asked import item_of
from wudan.orders.enums import Stage, Step, Verb
from wudan.orders.models import Deadline, Order
from wudan.people.actors import Actor
from wudan.tables.inserting import insert, insert_unless_taken, insert_with
from wudan.tables.together import insert_all, update_all

SUBJECT = "order"
NEWER = "这一单刚刚有人动过，下面是最新的样子，请再看一眼。"

one_transaction = transaction.atomic(savepoint=False)
"""All of a verb, or none of it. Joins the face's durable transaction."""


def lock(pks: Iterable[int]) -> dict[int, Order]:
    """The orders, locked in the order of their keys, with what checks need.

    First locked, then read: who had to wait is given the new row by PostgreSQL, but the old
    rows joined to it.
    """
    rows = Order.objects.filter(pk__in=sorted(pks)).order_by("pk")
    held = list(rows.select_for_update().values_list("pk", flat=True))
    joined = Order.objects.select_related(
        "unit", "origin", "platform", "service", "period", "dispatch__unit"
    )
    return {order.pk: order for order in joined.filter(pk__in=held)}


def take(verb: Verb, order: Order, *, by: Actor, at: datetime, seen: int | None) -> Order:
    """Lock one order and check person, flow and thing.

    Raises Missing, Stale (somebody acted since `seen`), or Objected.
    """
    held = lock([order.pk]).get(order.pk)
    if held is None:
        raise Missing
    check(verb, held, by=by, at=at, seen=seen)
    return held


def check(verb: Verb, order: Order, *, by: Actor, at: datetime, seen: int | None) -> None:
    """The checks of `take`, for an order already locked."""
    if seen is not None and seen != order.version:
        raise Stale("stale", NEWER)
    insist(permissions.objection(verb, by, order, on=day_of(at)))


def step(
    verb: Verb,
    order: Order,
    *,
    by: Actor,
    at: datetime,
    to: Stage | None = None,
    why: str = "",
    facts: Mapping[str, object] | None = None,
    due_at: datetime | None = None,
) -> Order:
    """Move the order along one edge: stage, deadline, journal, outbox.

    `to` None leaves the stage; a running deadline then goes on unless `due_at` replaces it.
    """
    moved = _advance(order, verb, to, by=by, at=at)
    order.save()
    if to is not None or due_at is not None:
        end_deadline(order, at=at)
        set_deadline(order, at=at, due_at=due_at)
    journal(verb, order, by=by, at=at, why=why, facts={**moved, **(facts or {})})
    return order


def _advance(
    order: Order, verb: Verb, to: Stage | None, *, by: Actor, at: datetime
) -> dict[str, object]:
    """The order as it is after the step, yet to be saved; from where to where."""
    before = order.stage
    if to is not None:
        _move(order, verb, to, at)
    if to in flow.GIVING_BACK:
        release(order, before, by=by, at=at)
    order.version += 1
    return {"from": before, "to": order.stage}


@dataclass(frozen=True, slots=True)
class Move:
    """One order's step among several: what the arguments of `step` say of one. `anew`: its deadline begins
    again although the stage stays."""

    order: Order
    verb: Verb
    to: Stage | None = None
    why: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    anew: bool = False


_STEPPED = ("unit", "stage", "version", "dispatch", "closed_at", "closed_code")
"""What a step that several take together may change of an order."""


def step_together(
    moves: Sequence[Move], *, by: Actor, at: datetime, beside: Sequence[Entry] = ()
) -> None:
    """`step` for many orders, held and checked, at one instant; some statements for all of them.

    Of an order only what `_STEPPED` names is written. `beside`: what else is recorded with it.
    """
    entries = [*beside]
    for move in moves:
        facts = {**_advance(move.order, move.verb, move.to, by=by, at=at), **move.facts}
        entries.append(Entry(f"order.{move.verb}", subject_of(move.order), move.why, facts))
    update_all([move.order for move in moves], _STEPPED)
    timed = [move.order for move in moves if move.anew or move.to is not None]
    Deadline.objects.running().filter(order__in=timed).update(ended_at=at)
    begun = [row for order in timed if (row := _deadline(order, at=at)) is not None]
    insert_all(begun)
    record_all(entries, by=by, at=at)


def begin(
    verb: Verb, order: Order, *, by: Actor, at: datetime, facts: Mapping[str, object]
) -> Order:
    """Write a new order: its row, first deadline, journal, outbox. One that waits for a place of a
    limited item begins in the queue. A number that another order has is drawn again: among ten million
    orders this befalls one in eight hundred."""
    if order.waiting_since is not None:
        order.stage = Stage.WAITING
    while not _write(order, _deadline(order, at=at)):
        order.no = numbers.draw()
    journal(verb, order, by=by, at=at, facts={"from": None, "to": order.stage, **facts})
    return order


def _write(order: Order, deadline: Deadline | None) -> bool:
    """False when another order has its number."""
    if deadline is None:
        return insert_unless_taken(order, "no")
    return insert_with(order, deadline, "order", unique="no")


def journal(
    verb: Verb, order: Order, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object],
) -> None:  # fmt: skip
    """Write the event of a verb."""
    record(f"order.{verb}", subject_of(order), by=by, at=at, why=why, facts=facts)


def subject_of(order: Order) -> Subject:
    """The order, as the journal names it."""
    return Subject(SUBJECT, order.pk, order.county, order.unit_id, order.origin.branch_id)


def end_deadline(order: Order, *, at: datetime) -> None:
    """The step was taken, or is no longer wanted."""
    Deadline.objects.running().filter(order=order).update(ended_at=at)


def set_deadline(order: Order, *, at: datetime, due_at: datetime | None = None) -> None:
    """Start the deadline of the stage the order is in, if it has one."""
    row = _deadline(order, at=at, due_at=due_at)
    if row is not None:
        insert(row)


def _deadline(order: Order, *, at: datetime, due_at: datetime | None = None) -> Deadline | None:
    running = flow.STEP_OF.get(Stage(order.stage))
    if running is None:
        return None
    return Deadline(
        county=order.county, order=order, step=running, unit_id=_answerable(order), set_at=at,
        due_at=due_at or _due(running, order, at),
    )  # fmt: skip


def running_due(order: Order) -> datetime | None:
    """When the running deadline falls, for a step that does not lengthen it."""
    running = Deadline.objects.running().filter(order=order)
    return running.values_list("due_at", flat=True).first()


def complete_by(order: Order, starts_at: datetime, *, at: datetime) -> datetime:
    """When the work is due: the menu item's term, but never before the day agreed on ends."""
    term = working_calendar().due(at, term_of(Step.COMPLETE, order))
    return max(term, midnight(day_of(starts_at) + timedelta(days=1)))


def term_of(running: Step, order: Order) -> Term:
    """How long a step may take, as the county decided."""
    deadlines = settings.PACK.deadlines
    if running is Step.ACCEPT and order.urgent:
        return deadlines.accept_urgent
    if running is Step.COMPLETE and (asked := item_of(order)) is not None:
        return Term.parse(f"{asked.complete_days}wd")
    term: Term = getattr(deadlines, running.value)
    return term


def _due(running: Step, order: Order, at: datetime) -> datetime:
    """A step has a term in working time; a wait for a place lasts as long as its period."""
    if running is Step.WAIT and order.period is not None:
        return max(midnight(order.period.ends_on), at + timedelta(hours=1))
    return working_calendar().due(at, term_of(running, order))


def _move(order: Order, verb: Verb, to: Stage, at: datetime) -> None:
    if to not in flow.EDGES[verb].targets:
        message = f"{verb} does not lead to {to}"
        raise AssertionError(message)
    order.stage = to
    order.closed_at = at if to in flow.CLOSED else None
    if to not in flow.WITH_DISPATCH:
        order.dispatch = None


def _answerable(order: Order) -> int:
    return order.dispatch.unit_id if order.dispatch else order.unit_id
