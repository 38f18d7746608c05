"""同意负责: the holder of the named post agrees to answer for what the system brings."""

from datetime import datetime

from wudan.connections.actions.journaling import held, note, one_transaction
from wudan.connections.enums import SystemState
from wudan.connections.models import System
from wudan.connections.permissions import agreeing_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def agree(*, system: System, by: Actor, at: datetime) -> System:
    """From now on the administrator may make its key. Raises Objected."""
    row = held(system.pk)
    insist(agreeing_objection(by, row))
    row.state, row.agreed_at, row.agreed_by_id = SystemState.OPEN, at, by.person
    row.save(update_fields=["state", "agreed_at", "agreed_by_id"])
    note("system.agree", row, by=by, at=at)
    return row
