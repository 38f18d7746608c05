"""跟进方案: what teams answered is written into the open proposals; after a no, propose again.

Called by the worker for each answer, any number of times: it reads how things are and does the
rest once. A new proposal waits for the dispatcher's yes; nothing is sent from here.
"""

from datetime import datetime

from wudan.orders.actions.proposals.holding import hold_desks, settle_if_done
from wudan.orders.actions.proposals.propose import remake
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import DispatchState, LineState, ProposalCause, ProposalState, Stage
from wudan.orders.models import Proposal, ProposalLine
from wudan.orders.querysets import ProposalLineQuerySet
from wudan.people.actors import THE_CLOCK

_ANSWERED = {
    DispatchState.CONFIRMED: LineState.ACCEPTED,
    DispatchState.REFUSED: LineState.DECLINED,
    DispatchState.EXPIRED: LineState.DECLINED,
    DispatchState.RECALLED: LineState.DROPPED,
}


@one_transaction
def follow(*, order_id: int, at: datetime) -> list[Proposal]:
    """Follow one order into the open proposals that wait for it; the proposals made anew."""
    waiting = _pending(order_id).values_list("proposal__unit_id", flat=True)
    units = hold_desks(set(waiting))
    made, changed = [], {}
    lines = _pending(order_id).filter(proposal__unit__in=units)
    for line in lines.select_related("order", "dispatch", "proposal__unit"):
        if _read(line):
            changed[line.proposal_id] = line
    for line in changed.values():
        again = None
        if line.state == LineState.DECLINED:
            unit = units[line.proposal.unit_id]
            again = remake(unit, ProposalCause.REFUSED, by=THE_CLOCK, at=at)
        if again is not None:
            made.append(again)
        else:
            settle_if_done(line.proposal, by=THE_CLOCK, at=at)
    return made


def _pending(order_id: int) -> ProposalLineQuerySet:
    rows = ProposalLine.objects.pending().filter(order=order_id)
    return rows.filter(proposal__state=ProposalState.OPEN).order_by("proposal__unit", "pk")


def _read(line: ProposalLine) -> bool:
    """Write into a line what became of it; whether anything did."""
    state = _state_of(line)
    if state is None:
        return False
    line.state = state
    if line.dispatch is not None:
        line.team_id = line.dispatch.team_id  # who answered, should another have been meant next
    line.save(update_fields=["state", "team"])
    return True


def _state_of(line: ProposalLine) -> LineState | None:
    dispatch, order = line.dispatch, line.order
    if dispatch is not None and dispatch.state != DispatchState.OFFERED:
        return _ANSWERED[DispatchState(dispatch.state)]
    if dispatch is None and order.stage != Stage.ACCEPTED:
        return LineState.DROPPED
    return None
