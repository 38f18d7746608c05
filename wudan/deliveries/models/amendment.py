"""改排: what would change after a team dropped out; shown, then adopted or not."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.deliveries.enums import AmendmentState
from wudan.deliveries.models.plan import RoundPlan

LIVE = (AmendmentState.ASKED, AmendmentState.READY)


class PlanAmendment(models.Model):
    """改排方案: the tours of the weeks with a hole, and every move; none is made before it is adopted."""

    plan = models.ForeignKey(RoundPlan, models.CASCADE, related_name="amendments")
    state = models.CharField(
        "状态", max_length=8, choices=AmendmentState.choices, default=AmendmentState.ASKED
    )
    team = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="退出的队"
    )
    since = models.DateField("从哪天起")
    moves_promised = models.BooleanField("已接下的也可以动", default=False)
    words = models.CharField("说明", max_length=200, blank=True)
    asked_at = models.DateTimeField("何时要的")
    ended_at = models.DateTimeField("办结时间", null=True)
    weeks = models.JSONField("新排法", default=dict, help_text="week → tours; no names")
    changes = models.JSONField("改了什么", default=list, help_text="every change; no names")

    class Meta:
        verbose_name = "改排方案"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state__in=LIVE), name="plan_amended_one_at_a_time",
                violation_error_message="还有一个改排没定，先定下来。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at=None)
                | ~Q(state__in=LIVE) & Q(ended_at__isnull=False),
                name="plan_amendment_ended_with_state",
            ),
        ]  # fmt: skip
