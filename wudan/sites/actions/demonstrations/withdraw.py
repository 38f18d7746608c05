"""撤销示范: before its time, with a reason everybody may read."""

from datetime import datetime

from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.sites.actions.demonstrations.holding import hold_demonstration
from wudan.sites.actions.taking import note, one_transaction, worded
from wudan.sites.enums import DemonstrationEnd
from wudan.sites.models import Demonstration
from wudan.sites.permissions import changing_objection


@one_transaction
def withdraw(*, row: Demonstration, why: str, by: Actor, at: datetime) -> Demonstration:
    """Take it back from today. Raises Malformed, Missing, Objected."""
    held = hold_demonstration(row, by=by, at=at)
    insist(changing_objection(by, held))
    held.ended_why = worded("why", why, missing="请写一句为什么撤销。")
    held.ended_on, held.end = day_of(at), DemonstrationEnd.WITHDRAWN
    held.save(update_fields=["ended_on", "end", "ended_why"])
    note("withdraw_demonstration", held.site, by=by, at=at, why=held.ended_why)
    return held
