"""提出方案: the engine looks at all open orders of a dispatcher's unit at once (R037, R039).

What was proposed before may move, also what was sent and nobody answered; what a team accepted, and
what a dispatcher chose by hand, stays. Nothing is sent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import F

from wudan.areas.calendars import working_calendar
from wudan.areas.models import Unit
from wudan.kit.clock import day_of
from wudan.kit.refusals import Objected, Objection, insist
from wudan.matching import Opening, part_of, slot_on
from wudan.orders import permissions
from wudan.orders.actions.proposals.holding import end, hold_desks, note
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import (
    DispatchState,
    LineChange,
    LineState,
    ProposalCause,
    ProposalState,
    Stage,
)
from wudan.orders.models import Order, Proposal, ProposalLine
from wudan.orders.settling import POLICY_VERSION, Before, Found, Settled, settle_all
from wudan.people.actors import Actor

MOST = 3000
"""So many orders in one proposal; those in need and those that wait longest come first."""
_CARRIED = (
    "order_id", "order_version", "state", "team_id", "instead_of_id", "on", "part", "minutes", "reasons",
    "runner_up_id", "margin_minutes", "rivals", "refused", "note", "dispatch_id",
)  # fmt: skip


@one_transaction
def propose(*, by: Actor, at: datetime) -> Proposal:
    """Propose for all open orders of the actor's unit. Raises Objected when there is none."""
    insist(permissions.proposing_objection(by))
    assert by.unit_id is not None  # noqa: S101 - said above
    unit = hold_desks([by.unit_id])[by.unit_id]
    made = remake(unit, ProposalCause.ASKED, by=by, at=at)
    if made is None:
        raise Objected(Objection("nothing_open", "现在没有等着派的单。"))
    return made


def remake(unit: Unit, cause: ProposalCause, *, by: Actor, at: datetime) -> Proposal | None:
    """A new proposal in place of the open one, its desk held by the caller; None when nothing is open."""
    last = Proposal.objects.open().filter(unit=unit).first()
    said = {line.order_id: line for line in _lines(last)}
    kept = [line for line in said.values() if _stays(line, cause)]
    orders = _orders(unit, said.values(), {line.order_id for line in kept}, at)
    if not orders and not any(line.state in LineState.pending() for line in kept):
        return None
    answer = settle_all(
        orders, _before(orders, said), county=unit.county, at=at,
        pinned=[_before_of(line) for line in kept if line.state == LineState.OVERRIDDEN],
    )  # fmt: skip
    if last is not None:
        last.unit = unit
        end(last, ProposalState.SUPERSEDED, at=at)
    made = _written(unit, cause, answer, orders, by=by, at=at)
    lines = [_carried(made, line) for line in kept]
    lines += [_line(made, order, answer.found[order.no], said.get(order.pk)) for order in orders]
    ProposalLine.objects.bulk_create(lines)
    counts = Counter(line.state for line in lines)
    moved = sum(line.change == LineChange.MOVED for line in lines)
    facts = {"cause": cause, "lines": len(lines), "moved": moved, **counts}
    note("make", made, by=by, at=at, facts=facts)
    return made


def _lines(last: Proposal | None) -> list[ProposalLine]:
    if last is None:
        return []
    rows = last.lines.select_related("order", "dispatch")
    return list(rows.order_by("pk"))


def _stays(line: ProposalLine, cause: ProposalCause) -> bool:
    """Whether a line is taken over as it is: accepted; chosen by hand; put aside, until the
    dispatcher asks anew."""
    unchanged = line.order.version == line.order_version
    if line.state == LineState.OVERRIDDEN:
        return unchanged and line.order.stage == Stage.ACCEPTED
    if cause is ProposalCause.ASKED:
        return line.state == LineState.SENT and line.instead_of_id is not None and _waits(line)
    if line.state == LineState.DROPPED:
        return unchanged and line.order.stage == Stage.ACCEPTED
    return line.state == LineState.ACCEPTED or (
        line.state == LineState.SENT and line.instead_of_id is not None and _waits(line)
    )


def _waits(line: ProposalLine) -> bool:
    """Whether its offer is out and not answered."""
    dispatch = line.dispatch
    return (
        dispatch is not None
        and dispatch.state == DispatchState.OFFERED
        and line.order.dispatch_id == dispatch.pk
    )


def _orders(unit: Unit, said: Iterable[ProposalLine], kept: set[int], at: datetime) -> list[Order]:
    """All that wait to be dispatched, and those sent by the last proposal that nobody answered."""
    waiting = Order.objects.to_dispatch_for(unit, on=day_of(at))
    sent = [line.order_id for line in said if line.dispatch_id and _waits(line)]
    unanswered = Order.objects.filter(pk__in=sent)
    rows = (waiting | unanswered).exclude(pk__in=kept).for_the_engine()
    return list(rows.order_by(F("urgent").desc(), "placed_at", "pk")[:MOST])


def _before(orders: Iterable[Order], said: Mapping[int, ProposalLine]) -> dict[str, Before]:
    found = {}
    for order in orders:
        line = said.get(order.pk)
        if line is not None and line.team_id and line.state in LineState.pending():
            found[order.no] = _before_of(line)
    return found


def _before_of(line: ProposalLine) -> Before:
    assert line.team_id is not None  # noqa: S101 - asked by the callers
    return Before(line.team_id, opening_of(line), line.dispatch_id if _waits(line) else None)


def opening_of(line: ProposalLine) -> Opening | None:
    """The day and the weekly slot that a line proposes."""
    if line.on is None or not line.part:
        return None
    return line.on, slot_on(line.on, line.part, working_calendar().holidays)


def _written(
    unit: Unit,
    cause: ProposalCause,
    answer: Settled,
    orders: list[Order],
    *,
    by: Actor,
    at: datetime,
) -> Proposal:
    oldest = min((order.placed_at for order in orders), default=at)
    return Proposal.objects.create(
        county=unit.county, unit=unit, cause=cause, at=at, person_id=by.person_id, post_id=by.post_id,
        policy=POLICY_VERSION, work=dict(answer.work), objective=answer.objective,
        bound=answer.bound, prices=dict(answer.prices),
        longest_wait_hours=max(0, int((at - oldest).total_seconds() // 3600)),
    )  # fmt: skip


def _carried(made: Proposal, line: ProposalLine) -> ProposalLine:
    given = {name: getattr(line, name) for name in _CARRIED}
    return ProposalLine(proposal=made, change=LineChange.SAME, **given)


def _line(made: Proposal, order: Order, found: Found, before: ProposalLine | None) -> ProposalLine:
    line = ProposalLine(
        proposal=made, order=order, order_version=order.version, minutes=dict(found.minutes),
        reasons=list(found.reasons), runner_up_id=found.runner_up, team_id=found.team,
        margin_minutes=found.margin_minutes, rivals=list(found.rivals), reason=found.reason,
        refused=dict(found.refused),
    )  # fmt: skip
    if found.opening is not None:
        line.on, line.part = found.opening[0], part_of(found.opening[1])
    line.state = LineState.PROPOSED if found.team else LineState.UNSERVED
    if before is not None and before.dispatch_id and _waits(before):
        _stay_or_move(line, before)
    line.change = _change(line, before)
    if line.change == LineChange.MOVED and before is not None and before.team_id != line.team_id:
        line.before_id = before.team_id
    return line


def _stay_or_move(line: ProposalLine, before: ProposalLine) -> None:
    """An offer is out: it stays with its team unless the engine found a much better one."""
    line.dispatch_id = before.dispatch_id
    if line.team_id in {None, before.team_id}:
        for name in ("team_id", "on", "part"):
            setattr(line, name, getattr(before, name))
        line.state, line.reason = LineState.SENT, ""


def _change(line: ProposalLine, before: ProposalLine | None) -> LineChange:
    if before is None:
        return LineChange.NEW
    gone = before.state in {LineState.DECLINED, LineState.DROPPED}
    same = (line.team_id, line.on, line.part) == (before.team_id, before.on, before.part)
    return LineChange.SAME if same and not gone else LineChange.MOVED
