"""到期办结: what nobody ended a day after its last shift is ended by the clock."""

from datetime import datetime, timedelta

from django.db.models import Max

from wudan.activities import flow
from wudan.activities.actions.organizing.end import end
from wudan.activities.models import Activity
from wudan.kit.refusals import Refusal
from wudan.people.actors import THE_CLOCK

WAITS = timedelta(days=1)
_BATCH = 200


def end_over(*, at: datetime) -> int:
    """End them, each in a transaction of its own; how many."""
    last = Activity.objects.filter(stage__in=flow.LIVE).annotate(last=Max("shifts__ends_at"))
    return sum(_ended(one, at) for one in last.filter(last__lt=at - WAITS).order_by("pk")[:_BATCH])


def _ended(activity: Activity, at: datetime) -> bool:
    try:
        end(activity=activity, by=THE_CLOCK, at=at)
    except Refusal:
        return False  # somebody was quicker
    return True
