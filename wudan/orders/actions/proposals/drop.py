"""这次不送: the dispatcher puts a line aside; the order goes on waiting, and is proposed when asked anew."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.kit.text import tidy
from wudan.orders import policies
from wudan.orders.actions.proposals.holding import hold_line, settle_if_done
from wudan.orders.actions.proposals.holding import note as write_down
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import LineState
from wudan.orders.models import ProposalLine
from wudan.people.actors import Actor


@one_transaction
def drop(*, line: ProposalLine, by: Actor, at: datetime, note: str = "") -> ProposalLine:
    """Put a line aside, with a word why if there is one. Raises Missing, Objected."""
    note = tidy(note)
    insist(policies.note_objection(note))
    held = hold_line(line, by=by)
    held.state, held.note = LineState.DROPPED, note
    if held.dispatch is not None:  # not to move an offer that is out is to leave it out
        held.state, held.team_id = LineState.SENT, held.dispatch.team_id
    held.save(update_fields=["state", "note", "team"])
    facts = {"order": held.order.no}
    write_down("drop", held.proposal, by=by, at=at, why=note, facts=facts)
    settle_if_done(held.proposal, by=by, at=at)
    return held
