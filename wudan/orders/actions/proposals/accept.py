"""送出方案: all lines or some become offers, each by the step that dispatches one order.

Checked first, one and all, as things are now: an order that somebody moved meanwhile, a team that
filled up or lost its papers, is named and left out; the others go. One transaction.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection
from wudan.orders import permissions
from wudan.orders.actions.dispatch import offer
from wudan.orders.actions.proposals.fitness import Fitness
from wudan.orders.actions.proposals.holding import hold, note, settle_if_done
from wudan.orders.actions.recall import recall
from wudan.orders.actions.stepping import lock, one_transaction
from wudan.orders.enums import LineState, Verb
from wudan.orders.models import Order, Proposal, ProposalLine
from wudan.people.actors import Actor

_MOVED_ON = "这一单在提出方案后有人动过，这次没有送。"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was sent, and what was left out and why."""

    proposal: Proposal
    sent: Sequence[ProposalLine]
    left: Sequence[tuple[ProposalLine, str]]


@one_transaction
def accept(
    *, proposal: Proposal, by: Actor, at: datetime, lines: Collection[int] | None = None
) -> Accepted:
    """Send the chosen lines, all that wait when none are named. Raises Missing, Objected."""
    held = hold(proposal, by=by)
    chosen = _chosen(held, lines)
    orders = lock(line.order_id for line in chosen)
    left = _left_out(chosen, orders, by=by, at=at)
    going = [line for line in chosen if line.pk not in left]
    # One chain after another, in one order for all, so that two desks never wait for each other.
    going.sort(key=lambda line: (orders[line.order_id].origin.branch_id, line.order_id))
    note("accept", held, by=by, at=at, facts={"sent": len(going), "left": len(left)})
    for line in going:
        _send(line, orders[line.order_id], by=by, at=at)
    _note_sent(going)
    for line in chosen:
        if line.pk in left:
            line.state, line.note = LineState.DROPPED, left[line.pk]
            line.save(update_fields=["state", "note"])
    told = [(line, left[line.pk]) for line in chosen if line.pk in left] + _over(
        held, lines, chosen
    )
    settle_if_done(held, by=by, at=at)
    return Accepted(held, going, told)


def _over(
    held: Proposal, lines: Collection[int] | None, chosen: Sequence[ProposalLine]
) -> list[tuple[ProposalLine, str]]:
    """Named by the dispatcher, but sent, dropped or answered by somebody else meanwhile."""
    if lines is None:
        return []
    missed = set(lines) - {line.pk for line in chosen}
    rows = held.lines.filter(pk__in=sorted(missed)).select_related("order").order_by("pk")
    return [
        (line, Phrase("这一行{state}，没有再送。", state=line.get_state_display())) for line in rows
    ]


def _chosen(held: Proposal, lines: Collection[int] | None) -> list[ProposalLine]:
    rows = held.lines.sendable().select_related("team__unit", "order").order_by("pk")
    chosen = list(rows if lines is None else rows.filter(pk__in=sorted(lines)))
    if not chosen:
        words = (
            "请先勾选要送出的单；选的都已送出或改过了。"
            if lines is not None
            else "没有等着送出的单。"
        )
        raise Objected(Objection("none_chosen", words))
    return chosen


def _left_out(
    chosen: Sequence[ProposalLine], orders: dict[int, Order], *, by: Actor, at: datetime
) -> dict[int, str]:
    """By line: why it cannot go now."""
    left = {}
    fitness = Fitness(chosen[0].order.county, chosen, at)
    for line in chosen:
        order = orders.get(line.order_id)
        words = _MOVED_ON if order is None else _why_not(line, order, by, at)
        words = words or fitness.why_not(line)
        if words:
            left[line.pk] = words
    return left


def _why_not(line: ProposalLine, order: Order, by: Actor, at: datetime) -> str:
    if order.version != line.order_version or order.dispatch_id != line.dispatch_id:
        return _MOVED_ON
    verb = Verb.RECALL if line.dispatch_id else Verb.DISPATCH
    found = permissions.objection(verb, by, order, on=day_of(at))
    return found.words if found else ""


def _send(line: ProposalLine, order: Order, *, by: Actor, at: datetime) -> None:
    assert line.team is not None  # noqa: S101 - a line that can be sent has one
    if line.dispatch_id:
        order = recall(order=order, by=by, at=at, words="您还没有答复，这一单先请别的队伍去。")
    facts: dict[str, object] = {"proposal": line.proposal_id, "reasons": line.reasons}
    if line.state == LineState.OVERRIDDEN:
        facts["overridden"] = "by_hand"
    offer(order, line.team, by=by, at=at, note=line.note or _said(line), facts=facts)


def _note_sent(lines: Sequence[ProposalLine]) -> None:
    """The offer that each order now has, and its version: in one statement for all."""
    order = Order.objects.filter(pk=OuterRef("order"))
    ProposalLine.objects.filter(pk__in=[line.pk for line in lines]).update(
        state=LineState.SENT,
        dispatch=Subquery(order.values("dispatch")),
        order_version=Subquery(order.values("version")),
    )


def _said(line: ProposalLine) -> str:
    """What the team reads: when it would do, which it may change with the resident."""
    if line.on is None:
        return ""
    return Phrase(
        "建议 {month}月{day}日{part}去，时间可以和对方商量。",
        month=line.on.month,
        day=line.on.day,
        part=line.get_part_display(),
    )
