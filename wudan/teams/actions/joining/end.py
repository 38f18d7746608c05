"""请其退队: the leader ends a membership, with a reason that can be appealed against."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.joining.holding import (
    LONGEST_REASON,
    lock_membership,
    note,
    one_transaction,
    worded,
)
from wudan.teams.joining import ending_objection
from wudan.teams.models import Membership


@one_transaction
def end(*, membership: Membership, reason: str, by: Actor, at: datetime) -> Membership:
    """End it, and say why. Raises Malformed, Missing, Objected."""
    reason = worded(reason, most=LONGEST_REASON, field="reason")
    held = lock_membership(membership)
    insist(ending_objection(by, held, on=day_of(at)))
    held.ended_why, held.ended_as, held.ended_by_id = reason, by.label[:80], by.person
    let_go(held, on=day_of(at))
    note("team.end", held.team, held.person_id, by=by, at=at)
    return held
