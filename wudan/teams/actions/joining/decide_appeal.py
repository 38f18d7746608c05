"""定申诉: the site above grants it, and the person belongs to the team, or upholds; always with reasons."""

from collections.abc import Collection
from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.belonging import take_in
from wudan.teams.actions.joining.holding import (
    LONGEST_APPEAL,
    lock_appeal,
    note,
    one_transaction,
    worded,
)
from wudan.teams.enums import AppealState
from wudan.teams.joining import deciding_appeal_objection
from wudan.teams.models import Appeal


@one_transaction
def decide_appeal(
    *, appeal: Appeal, grant: bool, reason: str, risks: Collection[str], by: Actor, at: datetime
) -> Appeal:
    """Decide. Raises Malformed, Missing, Objected."""
    reason = worded(reason, most=LONGEST_APPEAL, field="reason")
    held = lock_appeal(appeal)
    insist(deciding_appeal_objection(by, held))
    if grant:
        take_in(held.team, held.person, risks=risks, at=at)
    held.state = AppealState.GRANTED if grant else AppealState.UPHELD
    held.decided_at, held.decided_as, held.reason = at, by.label[:80], reason
    held.save(update_fields=["state", "decided_at", "decided_as", "reason"])
    note("team.decide_appeal", held.team, held.person_id, by=by, at=at, outcome=held.state)
    return held
