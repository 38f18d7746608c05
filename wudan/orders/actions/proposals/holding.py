"""How every act on a proposal begins and ends: the unit's desk held, and an event.

Whoever proposes, sends or follows holds the unit first, so that a unit has one open proposal and
its lines change one after another; then the orders in the order of their keys.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from wudan.areas.models import Unit
from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, insist
from wudan.orders import permissions
from wudan.orders.enums import LineState, ProposalState
from wudan.orders.models import Proposal, ProposalLine
from wudan.people.actors import Actor


def hold_desks(unit_ids: Iterable[int]) -> dict[int, Unit]:
    """The units, locked in the order of their keys; rows that point at them are not in the way."""
    rows = Unit.objects.select_for_update(no_key=True).filter(pk__in=sorted(unit_ids))
    return {unit.pk: unit for unit in rows.order_by("pk")}


def hold(proposal: Proposal, *, by: Actor) -> Proposal:
    """The proposal as it is now, its desk held. Raises Missing, Objected."""
    hold_desks([proposal.unit_id])
    held = Proposal.objects.select_related("unit").filter(pk=proposal.pk).first()
    if held is None:
        raise Missing
    insist(permissions.proposal_objection(by, held))
    return held


def hold_line(line: ProposalLine, *, by: Actor) -> ProposalLine:
    """A line of an open proposal, its desk held. Raises Missing, Objected."""
    hold_desks([line.proposal.unit_id])
    rows = ProposalLine.objects.select_related(
        "proposal__unit", "order__origin", "team__unit", "dispatch"
    )
    held = rows.filter(pk=line.pk).first()
    if held is None:
        raise Missing
    insist(permissions.line_objection(by, held))
    return held


def end(proposal: Proposal, state: ProposalState, *, at: datetime) -> None:
    """Close a proposal."""
    proposal.state, proposal.ended_at = state, at
    proposal.save(update_fields=["state", "ended_at"])


def settle_if_done(proposal: Proposal, *, by: Actor, at: datetime) -> bool:
    """Close a proposal in which nothing is to come any more; whether it was."""
    if proposal.lines.pending().exists():
        return False
    end(proposal, ProposalState.SETTLED, at=at)
    counts = {
        state: proposal.lines.filter(state=state).count()
        for state in (LineState.ACCEPTED.value, LineState.UNSERVED.value)
    }
    note("settle", proposal, by=by, at=at, facts=counts)
    return True


def note(
    verb: str, proposal: Proposal, *, by: Actor, at: datetime, why: str = "",
    facts: Mapping[str, object],
) -> None:  # fmt: skip
    """The event of a verb done to a proposal."""
    unit = proposal.unit
    subject = Subject("proposal", proposal.pk, proposal.county, unit.pk, unit.branch_id)
    record(f"proposal.{verb}", subject, by=by, at=at, why=why, facts=facts, react=False)
