"""办结: all shifts are over; who waited to the end is free again."""

from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.actions.organizing.releasing import release
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import Activity
from wudan.activities.permissions import ending_objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor

_NO_TURN = "活动结束了，没有轮到。"


@one_transaction
def end(*, activity: Activity, by: Actor, at: datetime, seen: int | None = None) -> Activity:
    """End it. Raises Missing, Stale, Objected."""
    held = lock_activity(activity, seen=seen)
    insist(ending_objection(by, held, at=at))
    held.stage, held.ended_at = ActivityStage.ENDED, at
    held.version += 1
    held.save()
    released = release(held, states=(SignUpState.WAITING,), at=at, why=_NO_TURN)
    note("end", held, by=by, at=at, released=released)
    return held
