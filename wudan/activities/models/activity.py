"""An activity, its shifts, its positions, and what is open: a shift × a position."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.enums import ActivityStage, Aim, Audience, Color, Mode, Venue
from wudan.activities.querysets import ActivityQuerySet, OpeningQuerySet
from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform, Service
from wudan.orders.models import Order
from wudan.people.models import Person
from wudan.projects.models import KeyWork, Project
from wudan.sites.models import Booking, Resource
from wudan.teams.models import PlanItem, Team

MOST_RESIDENTS, LONGEST_SUMMARY = 5000, 100
_OPENED = (ActivityStage.OPEN, ActivityStage.CLOSED, ActivityStage.ENDED)


class Activity(models.Model):
    """志愿活动: what volunteers do together, planned and answered for by one unit (67号令 §7)."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    stage = models.CharField(
        "状态", max_length=10, choices=ActivityStage.choices, default=ActivityStage.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=1)
    title = models.CharField("名称", max_length=50)
    words = models.TextField("做什么", blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="activities", verbose_name="组织单位"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="activities")
    leader = models.ForeignKey(
        Person, models.PROTECT, related_name="led_activities", verbose_name="活动负责人"
    )
    platform = models.ForeignKey(Platform, models.PROTECT, null=True, related_name="activities")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="activities")
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="activities")
    plan_item = models.ForeignKey(
        PlanItem,
        models.PROTECT,
        null=True,
        related_name="activities",
        verbose_name="方案里的哪一条",
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, related_name="activities", verbose_name="哪个项目"
    )
    key_work = models.ForeignKey(
        KeyWork, models.PROTECT, null=True, related_name="activities", verbose_name="和哪项重点工作"
    )
    booking = models.OneToOneField(
        Booking, models.PROTECT, null=True, related_name="activity", verbose_name="订的场地"
    )
    model = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="copies", verbose_name="照着哪一次"
    )
    series = models.CharField("系列", max_length=32, blank=True)
    is_template = models.BooleanField("常用模板", default=False)
    aim = models.CharField("四个动词", max_length=10, choices=Aim.choices, default=Aim.SERVE)
    color = models.CharField("七色", max_length=10, choices=Color.choices, blank=True)
    mode = models.CharField("性质", max_length=10, choices=Mode.choices, default=Mode.VOLUNTARY)
    audience = models.CharField(
        "招募范围", max_length=10, choices=Audience.choices, default=Audience.EVERYBODY
    )
    venue = models.CharField("方式", max_length=8, choices=Venue.choices, default=Venue.SITE)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="activities", verbose_name="在哪个村"
    )
    place = models.CharField("地点", max_length=120, blank=True)
    resource = models.ForeignKey(
        Resource, models.PROTECT, null=True, related_name="activities", verbose_name="用哪处资源"
    )
    lon = models.FloatField("经度", null=True)
    lat = models.FloatField("纬度", null=True)
    risks = models.JSONField("风险", default=list, help_text="codes of catalog.Risk")
    is_risky = models.BooleanField("有人身风险", default=False)
    risk_words = models.CharField("风险说明", max_length=400, blank=True)
    conditions = models.CharField("条件和保障", max_length=400, blank=True)
    min_age = models.PositiveSmallIntegerField("最低年龄", default=0)
    with_companion = models.BooleanField("未成年人要大人陪同", default=True)
    insurer = models.CharField("保险公司", max_length=40, blank=True)
    insurance_no = models.CharField("保单号", max_length=40, blank=True)
    insured_until = models.DateField("保险到期", null=True)
    made_at = models.DateTimeField("起草时间")
    opened_at = models.DateTimeField("开放报名", null=True)
    closes_at = models.DateTimeField("报名截止", null=True)
    ended_at = models.DateTimeField("结束", null=True)
    residents_came = models.PositiveSmallIntegerField(
        "到场群众", null=True, help_text="as many as who ended it says; None: not counted"
    )
    summary = models.CharField("一句小结", max_length=LONGEST_SUMMARY, blank=True)
    cancelled_at = models.DateTimeField("取消", null=True)
    cancelled_why = models.CharField("取消原因", max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿活动"
        indexes = [
            models.Index(fields=["county", "stage"], name="activity_by_stage"),
            models.Index(fields=["unit", "stage"], name="activity_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=_OPENED) | Q(opened_at__isnull=False),
                name="activity_open_since_opened",
            ),
            models.CheckConstraint(
                condition=Q(stage=ActivityStage.CANCELLED) | Q(cancelled_at=None),
                name="activity_cancelled_with_stage",
            ),
            models.CheckConstraint(
                condition=Q(residents_came=None)
                | Q(stage=ActivityStage.ENDED, residents_came__lte=MOST_RESIDENTS),
                name="activity_so_many_came",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=_OPENED, is_risky=True) | ~Q(insurance_no=""),
                name="activity_risky_is_insured",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=~Q(stage=ActivityStage.CANCELLED),
                name="activity_one_an_order",
                violation_error_message="这一单已经有一个活动了。",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Shift(models.Model):
    """班次: from when to when, on one day (no service across midnight, domain §2.3)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="shifts")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    day = models.DateField("日期")
    slots = models.PositiveIntegerField("所占时段", default=0, help_text="24 bits, kit.slots")

    class Meta:
        verbose_name = "班次"
        indexes = [models.Index(fields=["day"], name="shift_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_later"
            ),
            models.UniqueConstraint(fields=["activity", "starts_at"], name="shift_once"),
        ]


class Position(models.Model):
    """志愿岗位: what somebody does there, and what it takes (domain §2.4)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="positions")
    name = models.CharField("岗位", max_length=30)
    words = models.CharField("做什么", max_length=200, blank=True)
    skill = models.CharField("要会", max_length=24, blank=True)
    licence = models.CharField("要有证", max_length=20, blank=True)
    min_age = models.PositiveSmallIntegerField("最低年龄", default=0)
    is_risky = models.BooleanField("有风险", default=False)

    class Meta:
        verbose_name = "志愿岗位"
        constraints = [
            models.UniqueConstraint(fields=["activity", "name"], name="position_named_once")
        ]


class Opening(models.Model):
    """名额: a position in a shift, how many are wanted and how many are placed.

    The scarce thing: locked before it is read; the database refuses to place one too many.
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="openings")
    position = models.ForeignKey(Position, models.CASCADE, related_name="openings")
    quota = models.PositiveSmallIntegerField("名额")
    taken = models.PositiveSmallIntegerField("已报", default=0)
    held = models.PositiveSmallIntegerField("留给受邀的人", default=0)
    waiting = models.PositiveIntegerField("候补", default=0)
    last_turn = models.PositiveIntegerField("候补排到", default=0)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = "名额"
        constraints = [
            models.CheckConstraint(
                condition=Q(quota__gte=F("taken") + F("held")), name="opening_not_oversold"
            ),
            models.UniqueConstraint(fields=["shift", "position"], name="opening_once"),
        ]

    @property
    def free(self) -> int:
        """How many places are left: neither taken nor held for somebody who was invited."""
        return self.quota - self.taken - self.held
