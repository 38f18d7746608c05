"""Months in the demo: the last one confirmed by most and closed, this one drafted."""

from datetime import datetime, timedelta

from wudan.jobs.rehearsal.script import Scene
from wudan.kit.clock import day_of, midnight
from wudan.registers.actions import close_month, confirm_month, draft_month
from wudan.registers.models import MonthSummary, ReportMonth

_WORDS = "冬天路滑，去后沟几户要有车的队伍同去。"
_LATE = 3
"""So many have not confirmed when the office closes."""


def sum_up_months(scene: Scene, county: str, *, until: datetime) -> None:
    """As it would be on the fifth of this month, and today."""
    this = day_of(until).replace(day=1)
    last, at = (
        (this - timedelta(days=1)).replace(day=1),
        min(until, midnight(this) + timedelta(days=4, hours=10)),
    )
    if ReportMonth.objects.filter(county=county, month=last).exists():
        return  # played before
    draft_month(county=county, month=last, at=at)
    month = ReportMonth.objects.get(county=county, month=last)
    drafted = MonthSummary.objects.filter(month=month).select_related("unit").order_by("unit__path")
    for place, one in enumerate(list(drafted)[:-_LATE]):
        words = _WORDS if place == 1 else ""
        confirm_month(summary=one, by=scene.staff(one.unit_id), at=at, seen=one.digest, words=words)
    close_month(month=month, by=scene.staff(scene.center.pk), at=at)
    draft_month(county=county, month=this, at=until)
