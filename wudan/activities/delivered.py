"""方案对照: how many activities of each line of a plan are over, and how many are on their way (R051).

Counted from the activities themselves; nobody reports it. A line has the same number in every
version, so an activity of an earlier version counts for the later one.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F

from wudan.activities.enums import ActivityStage
from wudan.activities.models import Activity


@dataclass(slots=True)
class Delivered:
    """Of one line: over, and on their way (being written, open, closed)."""

    done: int = 0
    coming: int = 0


def delivered(plans: Collection[int]) -> dict[tuple[int, int], Delivered]:
    """By plan and line; one statement."""
    live = Activity.objects.filter(plan_item__version__plan__in=plans, is_template=False)
    rows = (
        live.exclude(stage=ActivityStage.CANCELLED)
        .values("stage", plan=F("plan_item__version__plan"), line=F("plan_item__line"))
        .annotate(n=Count("pk"))
        .order_by()
    )
    counted: dict[tuple[int, int], Delivered] = defaultdict(Delivered)
    for row in rows:
        one = counted[row["plan"], row["line"]]
        if row["stage"] == ActivityStage.ENDED:
            one.done += row["n"]
        else:
            one.coming += row["n"]
    return counted
