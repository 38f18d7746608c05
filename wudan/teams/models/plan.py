"""文明实践方案: what a team of the first tier means to do in a period: consult, adjust, adopt (R051).

An adopted version is never edited (a trigger refuses it); a new version supersedes it.
"""

from django.db import models
from django.db.models import F, Q

from wudan.teams.enums import PlanStep
from wudan.teams.models.team import Team
from wudan.teams.querysets import PlanQuerySet

_FIXED = [PlanStep.ADOPTED, PlanStep.SUPERSEDED]


class Plan(models.Model):
    """方案: one team's plan for one period; its versions say what is meant."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="plans")
    starts_on = models.DateField("从哪天")
    ends_on = models.DateField("到哪天")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "文明实践方案"
        constraints = [
            models.UniqueConstraint(fields=["team", "starts_on", "ends_on"], name="plan_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plan_lasts"),
        ]


class PlanVersion(models.Model):
    """方案的一版: its words, who was asked, the minutes, and when it was adopted."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("第几版")
    step = models.CharField("到哪一步", max_length=12, choices=PlanStep.choices)
    words = models.TextField("要做什么，为什么", max_length=1000)
    consulted = models.CharField("问过谁", max_length=300, blank=True)
    minutes = models.TextField("协商纪要", max_length=2000, blank=True)
    written_at = models.DateTimeField("写定时间")
    written_as = models.CharField("以什么岗位写", max_length=80)
    adopted_at = models.DateTimeField("通过时间", null=True)
    adopted_as = models.CharField("以什么岗位通过", max_length=80, blank=True)

    class Meta:
        verbose_name = "方案的一版"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(step=PlanStep.ADOPTED), name="plan_one_adopted"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=~Q(step__in=_FIXED), name="plan_one_in_writing"
            ),
            models.CheckConstraint(
                condition=(~Q(step__in=_FIXED) & Q(adopted_at=None, adopted_as=""))
                | (
                    Q(step__in=_FIXED, adopted_at__isnull=False)
                    & ~Q(adopted_as="") & ~Q(minutes="") & ~Q(consulted="")
                ),
                name="plan_adopted_after_consulting",
            ),
        ]  # fmt: skip


class PlanItem(models.Model):
    """方案的一条: how many activities of what kind, where, when; `line` is the same in each version."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="items")
    line = models.PositiveSmallIntegerField("第几条")
    title = models.CharField("做什么", max_length=60)
    category = models.CharField("类别", max_length=20)
    target = models.PositiveSmallIntegerField("几次")
    places = models.CharField("在哪", max_length=200)
    times = models.CharField("什么时候", max_length=60)

    class Meta:
        verbose_name = "方案的一条"
        constraints = [
            models.UniqueConstraint(fields=["version", "line"], name="plan_item_once"),
            models.CheckConstraint(condition=Q(target__gt=0), name="plan_item_counts"),
        ]
