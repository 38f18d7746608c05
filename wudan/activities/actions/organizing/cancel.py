"""取消活动: with a reason that everybody who signed up is told; all are free again."""

from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction, reason
from wudan.activities.actions.organizing.releasing import release
from wudan.activities.actions.organizing.room import free_room
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import Activity
from wudan.activities.permissions import cancelling_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def cancel(
    *, activity: Activity, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Activity:
    """Cancel it. Raises Missing, Stale, Objected, Malformed."""
    held = lock_activity(activity, seen=seen)
    insist(cancelling_objection(by, held))
    held.stage, held.cancelled_at, held.cancelled_why = ActivityStage.CANCELLED, at, reason(why)
    held.version += 1
    held.save()
    live = (SignUpState.PLACED, SignUpState.WAITING)
    released = release(held, states=live, at=at, why=held.cancelled_why)
    free_room(held, why=held.cancelled_why, by=by, at=at)
    note("cancel", held, by=by, at=at, why=held.cancelled_why, react=True, released=released)
    return held
