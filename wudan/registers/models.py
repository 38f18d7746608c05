"""What is reckoned from rows below and kept so that pages are quick; a rebuild replaces it."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform
from wudan.registers.enums import ReportState
from wudan.registers.querysets import (
    MonthSummaryQuerySet,
    ReachLineQuerySet,
    ReportMonthQuerySet,
    SpreadReportQuerySet,
)


class ReachLine(models.Model):
    """出户可及: one village and one kind of service: the nearest open place that has it (R024)."""

    county = models.CharField("县", max_length=6)
    area = models.ForeignKey(Area, models.CASCADE, related_name="reach", verbose_name="村")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="由哪处阵地管")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+", verbose_name="平台")
    place = models.ForeignKey(
        Unit, models.CASCADE, null=True, related_name="+", verbose_name="最近的一处"
    )
    metres = models.PositiveIntegerField("直线距离（米）", null=True)
    comes = models.BooleanField("有人上门")

    objects = ReachLineQuerySet.as_manager()

    class Meta:
        verbose_name = "出户可及"
        constraints = [
            models.UniqueConstraint(fields=["area", "platform"], name="reach_once"),
            models.CheckConstraint(
                condition=Q(place=None, metres=None) | Q(place__isnull=False, metres__isnull=False),
                name="reach_place_and_metres_together",
            ),
        ]
        indexes = [models.Index(fields=["county", "platform", "metres"], name="reach_by_metres")]


class ReachCount(models.Model):
    """可及核算: when a county's reach was last reckoned, over how many villages."""

    county = models.CharField("县", max_length=6, unique=True)
    at = models.DateTimeField("核算时间")
    villages = models.PositiveIntegerField("核算了多少村")
    without = models.PositiveIntegerField("还没有点的村")

    class Meta:
        verbose_name = "可及核算"


class SpreadReport(models.Model):
    """分布报告: figures over villages and teams of ninety days, and a month's dispatching in hindsight.

    Reckoned by the worker and kept with the digest of what it read; figures, no names, no order.
    """

    county = models.CharField("县", max_length=6)
    until = models.DateField("算到哪天之前")
    state = models.CharField(
        "状态", max_length=8, choices=ReportState.choices, default=ReportState.WAITING
    )
    asked_at = models.DateTimeField("何时要算")
    asked_by_id = models.BigIntegerField("谁要算", null=True)
    taken_at = models.DateTimeField("开始算", null=True)
    done_at = models.DateTimeField("算好时间", null=True)
    figures = models.JSONField("数字", default=dict, help_text="villages, teams, waits, hindsight")
    digest = models.CharField("输入的摘要", max_length=64, blank=True)

    objects = SpreadReportQuerySet.as_manager()

    class Meta:
        verbose_name = "分布报告"
        indexes = [models.Index(fields=["county", "-until"], name="spread_report_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=Q(state=ReportState.WAITING),
                name="spread_report_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.WAITING, done_at=None)
                | (~Q(state=ReportState.WAITING) & Q(done_at__isnull=False)),
                name="spread_report_done_with_time",
            ),
        ]  # fmt: skip


class ReportMonth(models.Model):
    """月份: one month of a county's summaries; closed by the office, one closing at a time (R097)."""

    county = models.CharField("县", max_length=6)
    month = models.DateField("哪个月")
    drafted_at = models.DateTimeField("起草时间")

    objects = ReportMonthQuerySet.as_manager()

    class Meta:
        verbose_name = "月份"
        constraints = [
            models.UniqueConstraint(fields=["county", "month"], name="report_month_once")
        ]


class MonthClosing(models.Model):
    """关账: from when to when a month's figures stood fixed, and the digest of what was fixed."""

    month = models.ForeignKey(ReportMonth, models.PROTECT, related_name="closings")
    at = models.DateTimeField("关账时间")
    closed_by_id = models.BigIntegerField("谁关的")
    closed_as = models.CharField("以什么岗位关", max_length=80)
    digest = models.CharField("摘要", max_length=64)
    reopened_at = models.DateTimeField("重开时间", null=True)
    reopened_by_id = models.BigIntegerField("谁重开的", null=True)
    reopened_as = models.CharField("以什么岗位重开", max_length=80, blank=True)
    why = models.CharField("为什么重开", max_length=200, blank=True)

    class Meta:
        verbose_name = "关账"
        constraints = [
            models.UniqueConstraint(
                fields=["month"], condition=Q(reopened_at=None), name="month_closed_once",
                violation_error_message="这个月已经关账了。",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by_id=None, why="")
                | Q(reopened_at__isnull=False, reopened_by_id__isnull=False) & ~Q(why=""),
                name="month_reopened_for_a_reason",
            ),
        ]  # fmt: skip


class MonthSummary(models.Model):
    """月小结: one reporter's month: figures by key, what changed, and who confirmed what they saw."""

    month = models.ForeignKey(ReportMonth, models.PROTECT, related_name="summaries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="month_summaries")
    values = models.JSONField("数", default=dict, help_text="key → whole number")
    changes = models.JSONField("变动", default=list, help_text="what changed since, row by row")
    digest = models.CharField("摘要", max_length=64)
    words = models.CharField("问题和请求", max_length=1000, blank=True)
    drafted_at = models.DateTimeField("起草时间")
    confirmed_at = models.DateTimeField("确认时间", null=True)
    confirmed_by_id = models.BigIntegerField("谁确认的", null=True)
    confirmed_as = models.CharField("以什么岗位确认", max_length=80, blank=True)

    objects = MonthSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = "月小结"
        constraints = [
            models.UniqueConstraint(fields=["month", "unit"], name="summary_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by_id=None, confirmed_as="")
                | Q(confirmed_at__isnull=False, confirmed_by_id__isnull=False)
                & ~Q(confirmed_as=""),
                name="summary_confirmed_by_somebody",
            ),
        ]


class SummaryFigure(models.Model):
    """小结里的一个数: its rows by key and what each added; fixed while the month is closed."""

    summary = models.ForeignKey(MonthSummary, models.CASCADE, related_name="figures")
    key = models.CharField("哪个数", max_length=40)
    value = models.IntegerField("数")
    rows = models.JSONField("行", default=list, help_text="kind, key, amount, label")

    class Meta:
        verbose_name = "小结里的一个数"
        constraints = [
            models.UniqueConstraint(fields=["summary", "key"], name="summary_figure_once")
        ]


class LateFact(models.Model):
    """补记与更正: a row of a closed month that came, or went, afterwards; told once in a later month."""

    summary = models.ForeignKey(MonthSummary, models.CASCADE, related_name="late")
    of = models.ForeignKey(
        ReportMonth, models.PROTECT, related_name="late", verbose_name="哪个月的"
    )
    key = models.CharField("哪个数", max_length=40)
    kind = models.CharField("是什么", max_length=20)
    row = models.BigIntegerField("行")
    label = models.CharField("名称", max_length=200)
    amount = models.IntegerField("多了或少了")

    class Meta:
        verbose_name = "补记与更正"
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "of", "key", "kind", "row"], name="late_fact_once"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="late_fact_changes_something"),
        ]
