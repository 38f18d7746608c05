"""截止报名: nobody more signs up; who has a place keeps it, who waits may still be promoted."""

from datetime import datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.enums import ActivityStage, ActivityVerb
from wudan.activities.models import Activity
from wudan.activities.permissions import objection
from wudan.kit.refusals import insist
from wudan.people.actors import Actor


@one_transaction
def close(*, activity: Activity, by: Actor, at: datetime, seen: int | None = None) -> Activity:
    """Take no more sign-ups. Raises Missing, Stale, Objected."""
    held = lock_activity(activity, seen=seen)
    insist(objection(ActivityVerb.CLOSE, by, held))
    held.stage = ActivityStage.CLOSED
    held.version += 1
    held.save()
    note("close", held, by=by, at=at)
    return held
