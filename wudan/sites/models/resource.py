"""资源: what the county has beyond its own sites, and how it comes to be used (R019–R022, R026, R030)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Area, Unit
from wudan.kit.open_hours import LAST_MINUTE, Span
from wudan.kit.places import Point
from wudan.sites.enums import CoordinateSystem
from wudan.sites.enums.resource import (
    BaseKind,
    ChannelKind,
    Origin,
    ResourceKind,
    ResourceStage,
    UseSource,
)
from wudan.sites.querysets.resource import AgreementQuerySet, ResourceQuerySet

_UNDER_AGREEMENT = [ResourceStage.AGREED, ResourceStage.OPEN]


class Resource(models.Model):
    """资源: a place, a channel, equipment or an expert that somebody in the county has."""

    county = models.CharField("县", max_length=6)
    key = models.CharField("编号", max_length=24)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=20, choices=ResourceKind.choices)
    base_kind = models.CharField(
        "实践基地类别", max_length=12, choices=BaseKind.choices, blank=True
    )
    channel = models.CharField("渠道", max_length=12, choices=ChannelKind.choices, blank=True)
    link = models.CharField("账号或网址", max_length=200, blank=True)
    origin = models.CharField("来源", max_length=8, choices=Origin.choices)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="resources", verbose_name="保管单位"
    )
    host = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="hosted_resources", verbose_name="依托"
    )
    owner = models.CharField("产权单位", max_length=60, blank=True)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="resources", verbose_name="在哪里"
    )
    address = models.CharField("地址", max_length=120, blank=True)
    lon = models.FloatField("经度", null=True)
    lat = models.FloatField("纬度", null=True)
    source_system = models.CharField(
        "坐标来源", max_length=8, choices=CoordinateSystem.choices,
        default=CoordinateSystem.CGCS2000,
    )  # fmt: skip
    words = models.CharField("有什么", max_length=400, blank=True)
    entry_words = models.CharField("怎么进", max_length=200, blank=True)
    lendable = models.BooleanField("可以借给别的单位", default=False)
    stage = models.CharField(
        "进展", max_length=10, choices=ResourceStage.choices, default=ResourceStage.LISTED
    )
    until = models.DateField("协议到", null=True)
    version = models.PositiveIntegerField("版本", default=1)
    listed_at = models.DateTimeField("登记时间")
    moved_at = models.DateTimeField("到这一步的时间")
    used_on = models.DateField("最近使用", null=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = "资源"
        indexes = [
            models.Index(fields=["county", "stage"], name="resource_by_stage"),
            models.Index(fields=["until"], name="resource_until"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="resource_key_once"),
            models.CheckConstraint(
                condition=Q(stage__in=_UNDER_AGREEMENT, until__isnull=False)
                | ~Q(stage__in=_UNDER_AGREEMENT),
                name="resource_open_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=ResourceKind.CHANNEL) & ~Q(channel="") & ~Q(link="")
                | ~Q(kind=ResourceKind.CHANNEL) & Q(channel="", link=""),
                name="resource_channel_is_named",
            ),
            models.CheckConstraint(
                condition=Q(lon=None, lat=None) | Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="resource_lies_in_china",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Point | None:
        """The place, if known."""
        return None if self.lon is None or self.lat is None else Point(self.lon, self.lat)


class Agreement(models.Model):
    """开放协议: from a day to a last day, who answers for it, who is liable, who insures (R020)."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="agreements")
    partner = models.CharField("和谁签", max_length=60)
    responsible = models.CharField("负责岗位", max_length=40)
    liability = models.CharField("责任怎么分", max_length=400, blank=True)
    insurance = models.CharField("保险", max_length=120, blank=True)
    starts_on = models.DateField("从哪天")
    last_day = models.DateField("到哪天（含）")
    made_at = models.DateTimeField("登记时间")
    made_as = models.CharField("以什么岗位登记", max_length=80)
    ended_on = models.DateField("提前结束", null=True)
    ended_why = models.CharField("为什么结束", max_length=200, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "开放协议"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("starts_on")), name="agreement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_why="")
                | Q(ended_on__gte=F("starts_on"), ended_on__lte=F("last_day")) & ~Q(ended_why=""),
                name="agreement_ended_with_words",
            ),
        ]

    @property
    def spans(self) -> list[Span]:
        """Its opening hours, as they can be reckoned with."""
        return [Span(row.kind, row.opens, row.closes) for row in self.hours.all()]


class AgreedHours(models.Model):
    """开放时段: minutes of one kind of day; two of one agreement never overlap (the database says so)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="hours")
    kind = models.PositiveSmallIntegerField("哪种日子", help_text="kit.open_hours.KINDS")
    opens = models.PositiveSmallIntegerField("开", help_text="minute of the day")
    closes = models.PositiveSmallIntegerField("关", help_text="minute of the day")

    class Meta:
        verbose_name = "开放时段"
        ordering = ["kind", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens"), closes__lte=LAST_MINUTE, kind__lte=8),
                name="agreed_hours_close_later",
            )
        ]


class ResourceUse(models.Model):
    """实际使用: one occasion, from an activity, a loan, or a keeper's word; each counted once."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="uses")
    source = models.CharField("怎么知道的", max_length=10, choices=UseSource.choices)
    ref = models.CharField("哪一次", max_length=24)
    day = models.DateField("哪天")
    people_count = models.PositiveIntegerField("多少人", null=True)
    words = models.CharField("做了什么", max_length=200, blank=True)
    noted_at = models.DateTimeField("记下时间")
    noted_as = models.CharField("以什么岗位记的", max_length=80)

    class Meta:
        verbose_name = "实际使用"
        indexes = [models.Index(fields=["resource", "day"], name="use_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["resource", "source", "ref"], name="use_counted_once")
        ]
