"""Counters that leave the house: what a telephone may give out without signal, and what it gave (ADR 44)."""

from django.db import models
from django.db.models import F, Q

from wudan.people.models import Person
from wudan.rewards.enums.counter import OfflineState, Settlement
from wudan.rewards.models.card import Card
from wudan.rewards.models.good import Stock
from wudan.rewards.models.redemption import Redemption
from wudan.rewards.models.shop import Shop
from wudan.rewards.querysets.counter import OfflineQuerySet


class CounterDevice(models.Model):
    """带走的柜台: one telephone that took a shop's counter along, and the key it signs with (A05)."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="devices")
    holder = models.ForeignKey(
        Person, models.PROTECT, related_name="counters", verbose_name="谁带走的"
    )
    post_id = models.BigIntegerField("岗位", null=True)
    holder_as = models.CharField("以什么岗位带走", max_length=80)
    key = models.CharField("验签公钥", max_length=100, help_text="P-256, uncompressed, base64url")
    caps = models.JSONField("每张卡最多用几分", default=dict, help_text="card key to points")
    taken_at = models.DateTimeField("带走时间")
    last_counter = models.PositiveIntegerField("记到第几条", default=0)
    closed_at = models.DateTimeField("收柜时间", null=True)

    class Meta:
        verbose_name = "带走的柜台"
        constraints = [models.UniqueConstraint(fields=["key"], name="counter_key_once")]


class CounterShare(models.Model):
    """带走的份: how many of one good this telephone may give; set aside in the stock meanwhile."""

    device = models.ForeignKey(CounterDevice, models.PROTECT, related_name="shares")
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="shares")
    price = models.PositiveIntegerField("带走时要多少兑换分")
    taken = models.PositiveIntegerField("带走几份")
    used = models.PositiveIntegerField("给出几份", default=0)
    given_back = models.PositiveIntegerField("放回几份", default=0)

    class Meta:
        verbose_name = "带走的份"
        constraints = [
            models.UniqueConstraint(fields=["device", "stock"], name="counter_share_once"),
            models.CheckConstraint(
                condition=Q(taken__gte=1) & Q(taken__gte=F("used") + F("given_back")),
                name="counter_share_not_exceeded",
            ),
        ]

    @property
    def left(self) -> int:
        """How many are still set aside and not given."""
        return self.taken - self.used - self.given_back


class OfflineRedemption(models.Model):
    """离线兑换: one thing given without signal; taken in once, whoever sends it how often."""

    device = models.ForeignKey(CounterDevice, models.PROTECT, related_name="sales")
    counter = models.PositiveIntegerField("第几条")
    client_id = models.CharField("笔号", max_length=36, unique=True)
    card = models.ForeignKey(Card, models.PROTECT, null=True, related_name="offline_redemptions")
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="offline_redemptions")
    quantity = models.PositiveSmallIntegerField("几份")
    price = models.PositiveIntegerField("一份多少兑换分")
    said_at = models.DateTimeField("手机时间")
    at = models.DateTimeField("算作的时间")
    received_at = models.DateTimeField("收到时间")
    flags = models.JSONField("要看一眼", default=list)
    state = models.CharField("怎么样了", max_length=8, choices=OfflineState.choices)
    trouble = models.CharField("为什么等人看", max_length=24, blank=True)
    words = models.CharField("原因", max_length=200, blank=True)
    is_set_aside = models.BooleanField("库存还给它留着", default=False)
    redemption = models.OneToOneField(Redemption, models.PROTECT, null=True, related_name="offline")
    settlement = models.CharField("怎么定的", max_length=8, choices=Settlement.choices, blank=True)
    settled_at = models.DateTimeField("定的时间", null=True)
    settled_by_id = models.BigIntegerField("谁定的", null=True)
    settled_as = models.CharField("以什么岗位定的", max_length=80, blank=True)
    settled_words = models.CharField("怎么问的", max_length=200, blank=True)
    holder_id = models.BigIntegerField("谁带走的")

    objects = OfflineQuerySet.as_manager()

    class Meta:
        verbose_name = "离线兑换"
        indexes = [models.Index(fields=["state", "device"], name="offline_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["device", "counter"], name="offline_line_once"),
            models.CheckConstraint(
                condition=Q(counter__gt=0, quantity__gt=0, price__gt=0), name="offline_of_something"
            ),
            models.CheckConstraint(
                condition=Q(state=OfflineState.BOOKED, redemption__isnull=False, trouble="", settlement="")
                | Q(state=OfflineState.WAITING, redemption=None, settlement="") & ~Q(trouble="")
                | Q(state=OfflineState.SETTLED, settled_at__isnull=False, is_set_aside=False)
                & ~Q(settlement="") & ~Q(settled_words="") & ~Q(settled_by_id=F("holder_id")),
                name="offline_booked_or_decided_by_two",
            ),
        ]  # fmt: skip
