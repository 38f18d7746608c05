"""What is reckoned from rows below and kept so that pages are quick; a rebuild replaces it."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform
from wudan.registers.enums import ReportState
from wudan.registers.querysets import ReachLineQuerySet, SpreadReportQuerySet


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
