"""和哪项重点工作结合: an activity goes with one key work, or with none; as its project or menu item does to begin with."""

from datetime import date, datetime

from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.models import Activity
from wudan.activities.permissions import joining_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.projects.actions import key_works
from wudan.projects.models import Joining, KeyWork


@one_transaction
def join_work(
    *, activity: Activity, work: KeyWork | None, by: Actor, at: datetime, seen: int | None = None
) -> Activity:
    """Who runs it says so, until its month has told it; the same again is nothing done.

    Raises Malformed, Missing, Objected, Stale.
    """
    held = lock_activity(activity, seen=seen)
    insist(joining_objection(by, held, at=at))
    key_works.fit(work, held.county, on=day_of(at))
    if held.key_work_id != (work.pk if work else None):
        before = held.key_work_id
        held.key_work = work
        held.version += 1
        held.save(update_fields=["key_work", "version"])
        note(
            "join_work", held, by=by, at=at, react=True, before=before, joined=key_works.told(work)
        )
    return held


def inherited(activity: Activity, *, on: date) -> KeyWork | None:
    """What an activity to be goes with: as the one it is like, else as its project, else as its menu item."""
    like = activity.model.key_work if activity.model is not None else None
    if like is not None and like.goes_on(on):
        return like
    rows = Joining.objects.live(on).select_related("work")
    found = rows.filter(project=activity.project_id).first() if activity.project_id else None
    if found is None and activity.service_id:
        found = rows.of_item(activity.service_id).first()
    return found.work if found is not None else None
