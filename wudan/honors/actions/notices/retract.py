"""收回异议: by who raised it, while it waits; no reason is asked."""

from datetime import datetime

from wudan.honors.actions.notices.holding import lock_raised, note, one_transaction
from wudan.honors.enums.notice import ObjectionState
from wudan.honors.models import NoticeObjection
from wudan.honors.permissions.notices import retracting_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def retract(*, raised: NoticeObjection, by: Actor, at: datetime) -> NoticeObjection:
    """Take one's own back. Raises Missing, Objected."""
    held = lock_raised(raised)
    insist(retracting_objection(by, held))
    held.state, held.answered_at = ObjectionState.WITHDRAWN, at
    held.save(update_fields=["state", "answered_at"])
    note("notice.retract", held.notice, by=by, at=at, facts={"objection": held.pk})
    return held
