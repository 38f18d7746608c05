"""What is counted and kept, so that pages are quick whatever the years bring; never about a person."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.statistics.enums import Span

ALL, NONE = -1, 0
"""Topics that are no platform: all of them together; orders not yet sorted."""


class Cell(models.Model):
    """一格: what happened in one month at one unit itself on one platform, by measure."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    month = models.DateField("月")
    topic = models.IntegerField("平台", help_text="the platform's number; 0 not yet sorted")
    counts = models.JSONField("数", default=dict, help_text="measure → number")

    class Meta:
        verbose_name = "统计格"
        constraints = [
            models.UniqueConstraint(fields=["unit", "month", "topic"], name="cell_once"),
        ]
        indexes = [models.Index(fields=["county", "month"], name="cell_by_month")]


class Rollup(models.Model):
    """汇总: the same for a unit and all below it, a month or a year, one platform or all."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    span = models.CharField("多长", max_length=5, choices=Span.choices)
    start = models.DateField("从哪天")
    topic = models.IntegerField("平台", help_text="the platform's number; 0 not sorted; -1 all")
    counts = models.JSONField("数", default=dict, help_text="measure → number")

    class Meta:
        verbose_name = "统计汇总"
        constraints = [
            models.UniqueConstraint(fields=["unit", "span", "start", "topic"], name="rollup_once"),
            models.CheckConstraint(condition=Q(topic__gte=ALL), name="rollup_topic_known"),
        ]
        indexes = [models.Index(fields=["county", "span", "start"], name="rollup_by_start")]


class StaleCell(models.Model):
    """待重算: something happened in this month at this unit; its cells are counted anew."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    month = models.DateField("月")

    class Meta:
        verbose_name = "待重算的统计格"
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="stale_once")]


class Upkeep(models.Model):
    """统计的维护: how fresh a county's statistics are, how far a rebuild is, what the last proof found.

    Locked by whoever changes cells: one at a time.
    """

    county = models.CharField("县", max_length=6, unique=True)
    fresh_at = models.DateTimeField("算到", null=True)
    """Shifts that ended up to then are counted; so is every event delivered up to then."""
    rebuild_from = models.BigIntegerField("重建到哪个单位", null=True, help_text="the next unit")
    rebuilt_at = models.DateTimeField("上次重建", null=True)
    proved_at = models.DateTimeField("上次核对", null=True)
    faults = models.PositiveIntegerField("核对出几处不同", default=0)

    class Meta:
        verbose_name = "统计的维护"


class Screen(models.Model):
    """大屏的地址: a secret address under which one screen shows the county without signing in.

    Kept as a digest; the office makes it, says where the screen hangs, and ends it.
    """

    county = models.CharField("县", max_length=6)
    place = models.CharField("挂在哪里", max_length=40)
    digest = models.CharField("地址摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")
    made_by_id = models.BigIntegerField("谁生成的")
    made_post_id = models.BigIntegerField("岗位", null=True)
    ended_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        verbose_name = "大屏的地址"
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="screen_hangs_somewhere")
        ]
