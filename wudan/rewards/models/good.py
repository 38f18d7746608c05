"""可换的: what may be had for points, how it came in, what is there, and how that changed (R076).

A price is in 兑换分 and in nothing else. `cost_fen` is what a unit costs whoever pays for it: it
is kept for the solvency gauge and shown to nobody who redeems.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.rewards.enums.shop import GoodFor, GoodKind, MovementKind
from wudan.rewards.models.shop import Shop, Sponsor
from wudan.rewards.querysets.good import BatchQuerySet, GoodQuerySet, StockQuerySet

_INTO, _OUT = MovementKind.RECEIVED, MovementKind.WRITTEN_OFF


class Good(models.Model):
    """可换的: a thing or a service, what it takes, for whom and how many a month."""

    county = models.CharField("县", max_length=6)
    key = models.CharField("编号", max_length=24)
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("种类", max_length=8, choices=GoodKind.choices)
    words = models.CharField("说明", max_length=400, blank=True)
    measure = models.CharField("按什么数", max_length=8, default="份")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="goods", verbose_name="登记单位")
    price = models.PositiveIntegerField("要多少兑换分")
    cost_fen = models.PositiveIntegerField("单位成本（分）", default=0)
    per_month = models.PositiveSmallIntegerField("每户每月最多", null=True)
    meant_for = models.CharField(
        "谁能换", max_length=12, choices=GoodFor.choices, default=GoodFor.EVERYONE
    )
    is_offered = models.BooleanField("现在能换", default=True)
    version = models.PositiveIntegerField("版本", default=1)
    listed_at = models.DateTimeField("登记时间")

    objects = GoodQuerySet.as_manager()

    class Meta:
        verbose_name = "可换的"
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="good_key_once"),
            models.CheckConstraint(condition=Q(price__gte=1), name="good_takes_points"),
            models.CheckConstraint(
                condition=Q(per_month=None) | Q(per_month__gte=1), name="good_limit_lets_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Stock(models.Model):
    """库存: one good at one shop: how many are there, how many of them are promised."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="stocks")
    good = models.ForeignKey(Good, models.PROTECT, related_name="stocks")
    count = models.PositiveIntegerField("有多少", default=0)
    reserved = models.PositiveIntegerField("留出多少", default=0)

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = "库存"
        constraints = [
            models.UniqueConstraint(fields=["shop", "good"], name="stock_once"),
            models.CheckConstraint(
                condition=Q(count__gte=0, reserved__gte=0), name="stock_never_negative"
            ),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("count")), name="stock_promises_what_is_there"
            ),
        ]

    @property
    def free(self) -> int:
        """How many can be had now."""
        return self.count - self.reserved


class Batch(models.Model):
    """批次: what came in at once, from whom, and until when it is good."""

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="batches")
    sponsor = models.ForeignKey(
        Sponsor, models.PROTECT, related_name="batches", verbose_name="捐赠方"
    )
    quantity = models.PositiveIntegerField("进了多少")
    left = models.PositiveIntegerField("还剩多少")
    received_on = models.DateField("哪天到的")
    expires_on = models.DateField("保质到", null=True)
    noted_at = models.DateTimeField("登记时间")
    noted_as = models.CharField("以什么岗位登记", max_length=80)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = "批次"
        indexes = [models.Index(fields=["stock", "expires_on"], name="batch_soonest")]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="batch_of_something"),
            models.CheckConstraint(condition=Q(left__gte=0), name="batch_left_not_negative"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("received_on")),
                name="batch_good_when_received",
            ),
        ]


class StockMovement(models.Model):
    """库存变动: why the count or what is promised changed; written once, never altered."""

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="movements")
    kind = models.CharField("为什么", max_length=12, choices=MovementKind.choices)
    count_by = models.IntegerField("库存变了多少", default=0)
    reserved_by = models.IntegerField("留出变了多少", default=0)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="movements")
    redemption = models.ForeignKey(
        "rewards.Redemption", models.PROTECT, null=True, related_name="movements"
    )
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    second_person_id = models.BigIntegerField("第二个人", null=True)
    second_post_id = models.BigIntegerField("第二个岗位", null=True)
    why = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "库存变动"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=_INTO, count_by__gt=0, reserved_by=0)
                | Q(kind=MovementKind.RESERVED, count_by=0, reserved_by__gt=0)
                | Q(kind=MovementKind.RELEASED, count_by=0, reserved_by__lt=0)
                | Q(kind=MovementKind.COLLECTED, count_by__lt=0)
                | Q(kind=MovementKind.RETURNED, count_by__gt=0, reserved_by=0)
                | Q(kind=_OUT, count_by__lt=0, reserved_by=0)
                | Q(kind=MovementKind.COUNTED, reserved_by=0) & ~Q(count_by=0),
                name="movement_goes_its_way",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[_OUT, MovementKind.RETURNED, MovementKind.COUNTED])
                | Q(second_person_id__isnull=False) & ~Q(why="") & ~Q(second_person_id=F("person_id")),
                name="movement_second_person",
            ),
        ]  # fmt: skip
