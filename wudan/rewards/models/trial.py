"""试算: what another version of the rules would have given over a quarter; it switches nothing on (issue 7)."""

from django.db import models
from django.db.models import F, Q

from wudan.rewards.enums.trial import TrialState
from wudan.rewards.models.rule import PointRules
from wudan.rewards.querysets.trial import TrialQuerySet


class Trial(models.Model):
    """试算: reckoned month by month; each month that is done is kept, so a crash costs one month's work."""

    county = models.CharField("县", max_length=6)
    rules = models.ForeignKey(PointRules, models.PROTECT, related_name="trials")
    since = models.DateField("自")
    until = models.DateField("至")
    state = models.CharField(
        "状态", max_length=8, choices=TrialState.choices, default=TrialState.WAITING
    )
    asked_at = models.DateTimeField("何时要算")
    asked_by_id = models.BigIntegerField("谁要算")
    asked_post_id = models.BigIntegerField("以什么岗位")
    taken_at = models.DateTimeField("开始算", null=True)
    percent = models.PositiveSmallIntegerField("进度", default=0)
    months = models.JSONField("各月", default=dict, help_text="month → old and new sums; no names")
    done_at = models.DateTimeField("算好时间", null=True)
    stopped_words = models.CharField("为何没有算成", max_length=200, blank=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = "试算"
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=Q(state="waiting"), name="trial_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="trial_period_in_order"),
            models.CheckConstraint(
                condition=Q(state="waiting", done_at=None)
                | ~Q(state="waiting") & Q(done_at__isnull=False),
                name="trial_done_with_time",
            ),
        ]
