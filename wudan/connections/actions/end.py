"""停用: the key opens nothing from now on; what the system brought stays."""

from datetime import datetime

from wudan.connections.actions.journaling import held, note, one_transaction
from wudan.connections.enums import SystemState
from wudan.connections.models import System
from wudan.connections.permissions import ending_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def end(*, system: System, by: Actor, at: datetime) -> System:
    """End it, for good; who wants back is registered anew. Raises Objected."""
    row = held(system.pk)
    insist(ending_objection(by, row))
    row.state, row.key_digest, row.ended_at, row.ended_by_id = SystemState.ENDED, "", at, by.person
    row.save(update_fields=["state", "key_digest", "ended_at", "ended_by_id"])
    note("system.end", row, by=by, at=at)
    return row
