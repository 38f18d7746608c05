"""巡回方案: which items come to which villages in some weeks, by which teams; and how its planning goes.

Who plans holds it by a lease in its row: one at a time in a county, taken over when it runs out.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.enums import Effort, PlanMode, PlanStage, PlanTask
from wudan.deliveries.querysets.plans import PlanTeamQuerySet, RoundPlanQuerySet

MOST_WEEKS, MOST_OFTEN, MOST_A_DAY = 8, 4, 8
WEEK = 7


class RoundPlan(models.Model):
    """巡回配送方案: planned as a whole by the engine, then sent out as rounds (R039, R040)."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    stage = models.CharField(
        "状态", max_length=10, choices=PlanStage.choices, default=PlanStage.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=1)
    title = models.CharField("名称", max_length=30)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="round_plans", verbose_name="谁来组织"
    )
    services = models.ManyToManyField(Service, related_name="round_plans", verbose_name="送什么")
    villages = models.ManyToManyField(Unit, related_name="+", verbose_name="送到哪些站")
    starts_on = models.DateField("从哪天起")
    weeks = models.PositiveSmallIntegerField("几周")
    mode = models.CharField("先顾哪头", max_length=14, choices=PlanMode.choices)
    often = models.PositiveSmallIntegerField("每样到每村几次", default=1)
    ageing = models.BooleanField("等得久的先去", default=True)
    effort = models.CharField("排多细", max_length=8, choices=Effort.choices)
    seed = models.PositiveIntegerField("随机种子")
    made_at = models.DateTimeField("起草时间")
    question = models.JSONField(
        "排程时的资料", default=dict, help_text="touring.question; no names"
    )
    asked = models.CharField(
        "要后台做什么", max_length=5, choices=PlanTask.choices, default=PlanTask.NOTHING, blank=True
    )
    asked_at = models.DateTimeField("何时要的", null=True)
    holder = models.CharField("谁在排", max_length=32, blank=True)
    held_until = models.DateTimeField("占用到", null=True)
    takes = models.PositiveSmallIntegerField("第几次接手", default=0)
    planned_at = models.DateTimeField("排好时间", null=True)
    published_at = models.DateTimeField("发出时间", null=True)
    cancelled_at = models.DateTimeField("取消时间", null=True)
    failed_words = models.CharField("为何没排成", max_length=200, blank=True)

    objects = RoundPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "巡回方案"
        indexes = [
            models.Index(fields=["county", "stage"], name="round_plan_by_stage"),
            models.Index(fields=["asked_at"], name="round_plan_waiting", condition=~Q(asked="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=~Q(holder=""), name="round_plan_one_in_work"
            ),
            models.CheckConstraint(
                condition=Q(holder="", held_until=None)
                | ~Q(holder="") & ~Q(asked="") & Q(held_until__isnull=False),
                name="round_plan_held_for_a_task",
            ),
            models.CheckConstraint(
                condition=Q(asked="") | Q(asked_at__isnull=False), name="round_plan_asked_since"
            ),
            models.CheckConstraint(
                condition=Q(weeks__range=(1, MOST_WEEKS), often__range=(1, MOST_OFTEN)),
                name="round_plan_has_size",
            ),
            models.CheckConstraint(
                condition=Q(stage=PlanStage.CANCELLED, cancelled_at__isnull=False)
                | ~Q(stage=PlanStage.CANCELLED) & Q(cancelled_at=None),
                name="round_plan_cancelled_with_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage=PlanStage.PUBLISHED, published_at__isnull=False)
                | ~Q(stage=PlanStage.PUBLISHED) & Q(published_at=None),
                name="round_plan_published_with_stage",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.starts_on + timedelta(days=self.weeks * WEEK - 1)

    def day(self, number: int) -> date:
        """The date of a day counted from the first."""
        return self.starts_on + timedelta(days=number)


class PlanTeam(models.Model):
    """方案里的一支队: where it sets out, on which weekdays, from when to when."""

    plan = models.ForeignKey(RoundPlan, models.CASCADE, related_name="teams")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="队伍")
    base = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="从哪里出发", null=True
    )
    weekdays = models.PositiveSmallIntegerField("每周哪几天", help_text="7 bits, Monday first")
    starts = models.TimeField("几点出发")
    ends = models.TimeField("几点回来")
    most_a_day = models.PositiveSmallIntegerField("一天最多几村", default=4)
    left_on = models.DateField("从哪天起退出", null=True)

    objects = PlanTeamQuerySet.as_manager()

    class Meta:
        verbose_name = "方案里的队伍"
        constraints = [
            models.UniqueConstraint(fields=["plan", "unit"], name="plan_team_once"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="plan_team_comes_home_later",
                violation_error_message="回来要晚于出发。",
            ),
            models.CheckConstraint(
                condition=Q(weekdays__lt=128, most_a_day__range=(1, MOST_A_DAY)),
                name="plan_team_has_size",
            ),
        ]

    def goes_on(self, weekday: int) -> bool:
        """Whether it is on duty on a weekday; Monday is 0."""
        return bool(self.weekdays >> weekday & 1)


class PlanWeek(models.Model):
    """一周排成什么样: the best tours so far, with the prices that prove the bound."""

    plan = models.ForeignKey(RoundPlan, models.CASCADE, related_name="planned_weeks")
    number = models.PositiveSmallIntegerField("第几周")
    is_done = models.BooleanField("排完了", default=False)
    work = models.PositiveIntegerField("工作量")
    objective = models.BigIntegerField("目标（秒）")
    bound = models.BigIntegerField("下界（秒）", null=True)
    served = models.PositiveIntegerField("排上")
    wanted = models.PositiveIntegerField("想去")
    answer = models.JSONField("排法", default=dict, help_text="matching.rounds answer; no names")

    class Meta:
        verbose_name = "方案的一周"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_week_once"),
            models.CheckConstraint(
                condition=Q(served__lte=F("wanted")), name="plan_week_serves_what_is_wanted"
            ),
        ]


class PlanStep(models.Model):
    """一步进展: a better plan of a week, with how far from the best it may be at most."""

    plan = models.ForeignKey(RoundPlan, models.CASCADE, related_name="steps")
    week = models.PositiveSmallIntegerField("第几周")
    position = models.PositiveIntegerField("第几步")
    work = models.PositiveIntegerField("工作量")
    objective = models.BigIntegerField("目标（秒）")
    bound = models.BigIntegerField("下界（秒）", null=True)
    served = models.PositiveIntegerField("排上")
    wanted = models.PositiveIntegerField("想去")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "方案的一步进展"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="plan_step_once")]

    @property
    def gap(self) -> float | None:
        """By how much it may be above the best there is; None without a bound."""
        if self.bound is None or self.bound <= 0:
            return None
        return self.objective / self.bound - 1
