"""退队: by oneself, any time, without a reason (条例 §25)."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.teams.actions.joining.belonging import let_go
from wudan.teams.actions.joining.holding import lock_membership, note, one_transaction
from wudan.teams.joining import leaving_objection
from wudan.teams.models import Membership


@one_transaction
def leave(*, membership: Membership, by: Actor, at: datetime) -> Membership:
    """Leave. Raises Missing, Objected."""
    held = lock_membership(membership)
    insist(leaving_objection(by, held))
    let_go(held, on=day_of(at))
    note("team.leave", held.team, held.person_id, by=by, at=at)
    return held
