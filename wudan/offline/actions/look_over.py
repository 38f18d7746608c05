"""看一眼离线办的: whose time is odd is looked at by another person; it changes nothing else."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.offline.actions.holding import lock_act, note, one_transaction
from wudan.offline.models import OfflineAct
from wudan.offline.permissions import looking_objection
from wudan.people.actors import Actor


@one_transaction
def look_over(*, act: OfflineAct, by: Actor, at: datetime) -> OfflineAct:
    """Raises Missing, Objected."""
    held = lock_act(act.pk, by)
    insist(looking_objection(by, held))
    held.looked_at, held.looked_as = at, by.label[:80]
    held.save(update_fields=["looked_at", "looked_as"])
    note("look_over", held.device, by=by, at=at, act=held.pk, flags=held.flags)
    return held
