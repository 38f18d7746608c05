"""开放报名: past the risk gate, for everybody it is meant for; a closed one may be opened again."""

from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity
from wudan.activities.permissions import opening_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def open_(*, activity: Activity, by: Actor, at: datetime, seen: int | None = None) -> Activity:
    """Let people sign up. Raises Missing, Stale, Objected: what is still missing."""
    held = lock_activity(activity, seen=seen)
    insist(opening_objection(by, held, at=at))
    held.stage, held.opened_at = ActivityStage.OPEN, held.opened_at or at
    held.version += 1
    held.save()
    note("open", held, by=by, at=at, react=True, insurance=bool(held.insurance_no))
    return held
