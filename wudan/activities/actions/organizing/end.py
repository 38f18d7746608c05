"""办结: all shifts are over; who waited to the end is free again. How it went may be said, or not."""

from datetime import datetime

from wudan.activities import policies
from wudan.activities.actions.holding import lock_activity, note, one_transaction
from wudan.activities.actions.organizing.releasing import release
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import Activity, SignUp
from wudan.activities.permissions import ending_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import tidy
from wudan.people.actors import Actor
from wudan.sites.actions.resource import count_use
from wudan.sites.enums.resource import UseSource
from wudan.sites.models import Resource

_NO_TURN = "活动结束了，没有轮到。"


@one_transaction
def end(
    *, activity: Activity, by: Actor, at: datetime, seen: int | None = None,
    residents: int | None = None, summary: str = "",
) -> Activity:  # fmt: skip
    """End it; `residents`: about how many came. Raises Missing, Stale, Objected, Malformed."""
    held, summary = lock_activity(activity, seen=seen), tidy(summary)
    insist(ending_objection(by, held, at=at))
    if faults := policies.faults_of_review(residents, summary):
        raise Malformed(faults)
    held.residents_came, held.summary = residents, summary
    held.stage, held.ended_at = ActivityStage.ENDED, at
    held.version += 1
    held.save()
    released = release(held, states=(SignUpState.WAITING,), at=at, why=_NO_TURN)
    note("end", held, by=by, at=at, released=released, residents=residents)
    if held.resource is not None:
        _count(held, held.resource, by=by, at=at)
    return held


def _count(held: Activity, resource: Resource, *, by: Actor, at: datetime) -> None:
    """It was really used (R022): on the last day, by as many as had a place."""
    last = held.shifts.order_by("-day").values_list("day", flat=True).first()
    people = SignUp.objects.filter(opening__shift__activity=held, state=SignUpState.PLACED).count()
    count_use(
        resource=resource, source=UseSource.ACTIVITY, ref=held.no, on=last or day_of(at), by=by,
        at=at, people_count=people or None, words=held.title,
    )  # fmt: skip
