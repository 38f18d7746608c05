"""Platforms, who leads them, and what they offer."""

from django.db import models

from wudan.areas.models import Unit
from wudan.catalog.enums import DutyKind, PlaceMode, Risk
from wudan.catalog.querysets import PlatformDutyQuerySet, ServiceQuerySet


class Platform(models.Model):
    """平台: one of the eight, or a county's own (R034, "+N"); the routing key of orders (R036)."""

    county = models.CharField("县", max_length=6)
    code = models.CharField("代码", max_length=20)
    name = models.CharField("名称", max_length=20)
    summary = models.CharField("说明", max_length=120, blank=True)
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = "平台"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["county", "code"], name="platform_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class PlatformDuty(models.Model):
    """平台分工: a department leads or cooperates from a day on.

    A second lead on the same day is refused by the database: an exclusion constraint on
    PostgreSQL, triggers on SQLite (migration 0002; R035).
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="duties")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="platform_duties")
    kind = models.CharField("分工", max_length=12, choices=DutyKind.choices)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = PlatformDutyQuerySet.as_manager()

    class Meta:
        verbose_name = "平台分工"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="platform_duty_ends_after_start",
            ),
        ]


class Service(models.Model):
    """服务项目: one item of the menu (R037)."""

    county = models.CharField("县", max_length=6)
    code = models.CharField("代码", max_length=40)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="services")
    position = models.PositiveSmallIntegerField("次序")
    name = models.CharField("名称", max_length=20)
    summary = models.CharField("一句话", max_length=80)
    description = models.TextField("说明")
    duration_minutes = models.PositiveSmallIntegerField("时长（分钟）")
    headcount = models.PositiveSmallIntegerField("人数")
    lead_days = models.PositiveSmallIntegerField("提前天数")
    complete_days = models.PositiveSmallIntegerField("办结天数")
    skills = models.JSONField("技能", default=list)
    licences = models.JSONField("证照", default=list)
    months = models.JSONField("月份", default=list)
    places = models.JSONField("方式", default=list)
    words = models.JSONField("常用说法", default=list)
    risk = models.CharField("风险", max_length=8, choices=Risk.choices)
    needs_insurance = models.BooleanField("须有保险")
    open_claim = models.BooleanField("可抢单")
    once_a_day = models.BooleanField("同日不重复")
    is_offered = models.BooleanField("在菜单上", default=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "服务项目"
        constraints = [
            models.UniqueConstraint(fields=["county", "code"], name="service_code_once"),
            models.CheckConstraint(
                condition=models.Q(duration_minutes__gte=5, headcount__gte=1),
                name="service_has_size",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place_names(self) -> list[str]:
        """上门、到站、线上."""
        return [PlaceMode(place).label for place in self.places]

    def is_in_season(self, month: int) -> bool:
        """Whether it is given in a month; no months listed means all year."""
        return not self.months or month in self.months
