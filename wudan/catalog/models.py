"""Platforms, who leads them, and what they offer."""

from django.db import models

from wudan.areas.models import Unit
from wudan.catalog.enums import ChangeOutcome, DutyKind, PeriodKind, PlaceMode, Risk
from wudan.catalog.querysets import (
    CapacityPeriodQuerySet,
    PlatformDutyQuerySet,
    PlatformQuerySet,
    ServiceCapacityQuerySet,
    ServiceChangeQuerySet,
    ServiceQuerySet,
)


class Platform(models.Model):
    """平台: one of the eight, or a county's own (R034, "+N"); the routing key of orders (R036)."""

    county = models.CharField("县", max_length=6)
    code = models.CharField("代码", max_length=20)
    name = models.CharField("名称", max_length=20)
    summary = models.CharField("说明", max_length=120, blank=True)
    position = models.PositiveSmallIntegerField("次序")

    objects = PlatformQuerySet.as_manager()

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
    serves = models.JSONField(
        "服务范围", default=list, help_text="unit paths; none: the whole county"
    )
    risk = models.CharField("风险", max_length=8, choices=Risk.choices)
    needs_insurance = models.BooleanField("须有保险")
    open_claim = models.BooleanField("可抢单")
    once_a_day = models.BooleanField("同日不重复")
    is_offered = models.BooleanField("在菜单上", default=True)
    provider = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="provided_services", verbose_name="由谁来做"
    )
    is_limited = models.BooleanField("有限量", default=False)
    version = models.PositiveIntegerField("版本", default=1)

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

    def reaches(self, path: str) -> bool:
        """Whether it is given at a unit of this path; none listed means the whole county (R037)."""
        return not self.serves or path.startswith(tuple(self.serves))

    def reaches_some(self, path: str) -> bool:
        """Whether it is given at a unit of this path, or somewhere below it."""
        return self.reaches(path) or any(one.startswith(path) for one in self.serves)


class ServiceCapacity(models.Model):
    """限量: how many places an item has a week or a month, from a day on; none means no limit.

    Two of one item on one day are refused by the database (migration 0004).
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="capacities")
    period = models.CharField("周期", max_length=5, choices=PeriodKind.choices)
    places = models.PositiveSmallIntegerField("每期名额")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = ServiceCapacityQuerySet.as_manager()

    class Meta:
        verbose_name = "限量"
        constraints = [
            models.CheckConstraint(condition=models.Q(places__gte=1), name="capacity_has_places"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="capacity_ends_after_start",
            ),
        ]


class CapacityPeriod(models.Model):
    """一期名额: one week or month of a limited item, its places, those taken, those waiting.

    The counters change by one conditional statement (`catalog.capacity`), so that the last
    place is given once; the database refuses more (ADR 35). No row: nobody has asked yet.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="periods")
    period = models.CharField("周期", max_length=5, choices=PeriodKind.choices)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    places = models.PositiveSmallIntegerField("名额", null=True)
    taken = models.PositiveSmallIntegerField("已约", default=0)
    waiting = models.PositiveSmallIntegerField("在排队", default=0)

    objects = CapacityPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "一期名额"
        constraints = [
            models.UniqueConstraint(fields=["service", "starts_on"], name="period_once"),
            models.CheckConstraint(
                condition=models.Q(places=None) | models.Q(taken__lte=models.F("places")),
                name="period_never_overbooked",
                violation_error_message="名额不能少于已经约出去的。",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="period_has_days"
            ),
        ]
        indexes = [models.Index(fields=["service", "ends_on"], name="period_coming")]

    @property
    def is_full(self) -> bool:
        """Whether somebody who asks now must wait: no place, or others wait already."""
        return self.places is not None and (self.taken >= self.places or self.waiting > 0)

    @property
    def left(self) -> int | None:
        """Places still to be had; None where there is no limit."""
        return None if self.places is None else max(0, self.places - self.taken)


class ServiceVersion(models.Model):
    """菜单项旧版本: how an item read until it was changed, and why it was. Never changed (the database
    says so): orders placed while it held are served by it."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    content = models.JSONField("内容", default=dict)
    until = models.DateTimeField("到何时")
    why = models.CharField("为什么改", max_length=200, blank=True)
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")
    changed_as = models.CharField("以什么岗位改的", max_length=80, blank=True)

    class Meta:
        verbose_name = "菜单项旧版本"
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="service_version_once")
        ]


class ServiceChange(models.Model):
    """待复准的改动: what an item should be, where what its admission looked at is touched (R068).

    Until somebody else has decided, the item stays as it is. One waits at a time, and who asked never
    decides; the database says so.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="changes")
    content = models.JSONField("要改成", default=dict)
    changed = models.JSONField("改了哪些", default=list)
    from_version = models.PositiveIntegerField("从第几版改起")
    why = models.CharField("为什么改", max_length=200)
    asked_at = models.DateTimeField("提出时间")
    person_id = models.BigIntegerField("提出人")
    post_id = models.BigIntegerField("提出岗位")
    asked_as = models.CharField("以什么岗位提出", max_length=80)
    outcome = models.CharField(
        "决定", max_length=8, choices=ChangeOutcome.choices, default="", blank=True
    )
    reasons = models.CharField("理由", max_length=400, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_by_id = models.BigIntegerField("决定人", null=True)
    decided_as = models.CharField("以什么岗位决定", max_length=80, blank=True)

    objects = ServiceChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "待复准的改动"
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(outcome=""), name="change_one_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", decided_at=None, decided_by_id=None)
                | ~models.Q(outcome="")
                & ~models.Q(reasons="")
                & models.Q(decided_at__isnull=False, decided_by_id__isnull=False),
                name="change_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by_id=None)
                | ~models.Q(decided_by_id=models.F("person_id")),
                name="change_decided_by_another",
                violation_error_message="提出改动的人不能自己批。",
            ),
        ]


class MenuEdition(models.Model):
    """一月菜单: what a platform publishes for a month; it opens on the first day, by the clock."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="editions")
    month = models.DateField("哪个月")
    version = models.PositiveIntegerField("版本", default=1)
    entries = models.JSONField("各项", default=list)
    published_at = models.DateTimeField("发布时间")
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")
    opened_at = models.DateTimeField("生效时间", null=True)

    class Meta:
        verbose_name = "一月菜单"
        constraints = [
            models.UniqueConstraint(fields=["platform", "month"], name="menu_once_a_month")
        ]


class UnmatchedSearch(models.Model):
    """没有找到的说法: words that found nothing on the menu, counted by month; nobody's in particular."""

    county = models.CharField("县", max_length=6)
    month = models.DateField("哪个月")
    words = models.CharField("说法", max_length=16)
    count = models.PositiveIntegerField("次数", default=1)

    class Meta:
        verbose_name = "没有找到的说法"
        constraints = [
            models.UniqueConstraint(fields=["county", "month", "words"], name="unmatched_once")
        ]
