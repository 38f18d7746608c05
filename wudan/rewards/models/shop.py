"""兑换点 and 捐赠方: where points become something, and who gave it (R076)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.kit import open_hours
from wudan.kit.places import Point
from wudan.people.models import Person
from wudan.rewards.enums.shop import ShopKind, SponsorKind
from wudan.rewards.querysets.shop import ShopQuerySet, SponsorQuerySet

UNNAMED = {
    SponsorKind.UNIT: "一家爱心单位",
    SponsorKind.COMPANY: "一家爱心商户",
    SponsorKind.PERSON: "一位爱心人士",
}


class Shop(models.Model):
    """兑换点: a counter at a station or a village shop that takes part; a unit answers for it."""

    county = models.CharField("县", max_length=6)
    key = models.CharField("编号", max_length=24)
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("谁开的", max_length=8, choices=ShopKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="shops", verbose_name="管理单位")
    partner = models.CharField("合作商户", max_length=60, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    phone = models.CharField("电话", max_length=20, blank=True)
    opening = models.CharField("开放时间", max_length=200)
    lon = models.FloatField("经度", null=True)
    lat = models.FloatField("纬度", null=True)
    hold_days = models.PositiveSmallIntegerField("留几天", default=7)
    is_open = models.BooleanField("开着", default=True)
    closed_why = models.CharField("为什么停", max_length=200, blank=True)
    version = models.PositiveIntegerField("版本", default=1)
    opened_at = models.DateTimeField("登记时间")

    objects = ShopQuerySet.as_manager()

    class Meta:
        verbose_name = "兑换点"
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="shop_key_once"),
            models.CheckConstraint(
                condition=Q(kind=ShopKind.PARTNER) & ~Q(partner="")
                | Q(kind=ShopKind.STATION, partner=""),
                name="shop_partner_is_named",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True, closed_why="") | Q(is_open=False) & ~Q(closed_why=""),
                name="shop_closed_with_words",
            ),
            models.CheckConstraint(
                condition=Q(hold_days__gte=1, hold_days__lte=60), name="shop_holds_for_days"
            ),
            models.CheckConstraint(
                condition=Q(lon=None, lat=None) | Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="shop_lies_in_china",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Point | None:
        """The place, if known."""
        return None if self.lon is None or self.lat is None else Point(self.lon, self.lat)

    @property
    def hours(self) -> list[tuple[str, str]]:
        """Its opening hours in words."""
        return open_hours.week_words(open_hours.parse(self.opening))


class Sponsor(models.Model):
    """捐赠方: a unit, a shop or a person who gave goods; named only if they agreed to be."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("谁", max_length=8, choices=SponsorKind.choices)
    name = models.CharField("名称", max_length=60)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="sponsorships", verbose_name="本人"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sponsors", verbose_name="登记单位")
    is_named = models.BooleanField("同意写出名字", default=False)
    agreed_on = models.DateField("哪天同意", null=True)
    noted_at = models.DateTimeField("登记时间")
    noted_as = models.CharField("以什么岗位登记", max_length=80)

    objects = SponsorQuerySet.as_manager()

    class Meta:
        verbose_name = "捐赠方"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_named=True, agreed_on__isnull=False)
                | Q(is_named=False, agreed_on=None),
                name="sponsor_named_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(kind=SponsorKind.PERSON) | Q(person=None),
                name="sponsor_person_is_a_person",
            ),
        ]

    @property
    def shown_name(self) -> str:
        """What everybody may read."""
        return self.name if self.is_named else UNNAMED[SponsorKind(self.kind)]
