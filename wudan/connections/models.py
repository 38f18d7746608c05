"""接入系统: a named system, who answers for it, how far it reaches, the orders it brought, and what
it is told."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.connections.enums import SubscriptionState, SystemState
from wudan.connections.querysets import SystemQuerySet
from wudan.orders.enums import Channel
from wudan.orders.models import Order
from wudan.people.models import Post
from wudan.people.personal import SealedField

_KEYLESS = [SystemState.ASKED.value, SystemState.ENDED.value]


class System(models.Model):
    """接入的系统: one outside system, let in by the administrator when a post agreed to answer for it.

    Its orders are placed under that post. Of its key only a digest is kept.
    """

    county = models.CharField("县", max_length=6)
    name = models.CharField("系统名称", max_length=40)
    purpose = models.CharField("接来做什么", max_length=200)
    contact = models.CharField("对方怎么联系", max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="管到哪个单位")
    services = models.JSONField("只能点哪些", default=list)
    """Codes of the menu; empty is all of it, and one sentence without an item."""
    channel = models.CharField("单子怎么来的", max_length=12, choices=Channel.choices)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="负责的岗位")
    state = models.CharField("状态", max_length=8, choices=SystemState.choices)
    key_digest = models.CharField("密钥摘要", max_length=64, blank=True)
    key_made_at = models.DateTimeField("密钥生成时间", null=True)
    made_at = models.DateTimeField("登记时间")
    made_by_id = models.BigIntegerField("谁登记的")
    agreed_at = models.DateTimeField("同意时间", null=True)
    agreed_by_id = models.BigIntegerField("谁同意的", null=True)
    ended_at = models.DateTimeField("停用时间", null=True)
    ended_by_id = models.BigIntegerField("谁停用的", null=True)

    objects = SystemQuerySet.as_manager()

    class Meta:
        verbose_name = "接入的系统"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(ended_at=None), name="system_one_of_a_name",
                violation_error_message="已经有一个叫这个名字的系统。",
            ),
            models.UniqueConstraint(
                fields=["key_digest"], condition=~Q(key_digest=""), name="system_key_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_KEYLESS) | Q(key_digest=""), name="system_key_only_when_open"
            ),
            models.CheckConstraint(
                condition=Q(state=SystemState.ASKED) | Q(agreed_at__isnull=False)
                | Q(state=SystemState.ENDED),
                name="system_open_was_agreed",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by_id=None) | ~Q(agreed_by_id=models.F("made_by_id")),
                name="system_agreed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state=SystemState.ENDED, ended_at__isnull=False)
                | (~Q(state=SystemState.ENDED) & Q(ended_at=None)),
                name="system_ended_iff_ended_at",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Arrival(models.Model):
    """系统送来的单: that a system brought an order, and under which number of its own; once."""

    system = models.ForeignKey(
        System, models.PROTECT, related_name="arrivals", verbose_name="哪个系统"
    )
    order = models.OneToOneField(Order, models.PROTECT, related_name="arrival", verbose_name="单")
    key = models.CharField("对方的提交编号", max_length=80, blank=True)
    digest = models.CharField("内容摘要", max_length=64)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "系统送来的单"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "key"], condition=~Q(key=""), name="arrival_once"
            )
        ]
        indexes = [models.Index(fields=["system", "digest", "at"], name="arrival_alike")]


class Subscription(models.Model):
    """订阅: what a system is told of, at which address, signed with which secret; two while it changes."""

    system = models.ForeignKey(
        System, models.PROTECT, related_name="subscriptions", verbose_name="哪个系统"
    )
    url = models.CharField("送到哪个地址", max_length=300)
    inside = models.BooleanField("在内部网络", default=False)
    verbs = models.JSONField("告诉哪些事", default=list)
    secret = SealedField("签名密钥")
    secret_before = SealedField("上一个签名密钥")
    before_until = models.DateTimeField("上一个用到何时", null=True)
    state = models.CharField("状态", max_length=8, choices=SubscriptionState.choices)
    failing_since = models.DateTimeField("从何时起送不到", null=True)
    made_at = models.DateTimeField("登记时间")
    made_by_id = models.BigIntegerField("谁登记的")
    ended_at = models.DateTimeField("停止时间", null=True)

    class Meta:
        verbose_name = "订阅"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=SubscriptionState.LIVE, ended_at=None)
                | (~Q(state=SubscriptionState.LIVE) & Q(ended_at__isnull=False)),
                name="subscription_live_iff_not_ended",
            ),
        ]


class Delivery(models.Model):
    """送达: one thing told to one subscriber, tried until it is taken; at least once, always under
    the same number."""

    subscription = models.ForeignKey(
        Subscription, models.CASCADE, related_name="deliveries", verbose_name="哪个订阅"
    )
    uid = models.CharField("编号", max_length=40, unique=True)
    event_id = models.BigIntegerField("哪一件事")
    verb = models.CharField("什么事", max_length=40)
    body = models.TextField("内容")
    at = models.DateTimeField("发生时间")
    tries = models.PositiveSmallIntegerField("试过几次", default=0)
    next_try_at = models.DateTimeField("下次何时", null=True)
    done_at = models.DateTimeField("送到", null=True)
    given_up_at = models.DateTimeField("不再送", null=True)
    status = models.PositiveSmallIntegerField("对方的答复", null=True)
    fault = models.CharField("为什么没有送到", max_length=100, blank=True)

    class Meta:
        verbose_name = "送达"
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "event_id"], name="delivery_of_event_once"
            ),
            models.CheckConstraint(
                condition=Q(next_try_at__isnull=False, done_at=None, given_up_at=None)
                | Q(next_try_at=None),
                name="delivery_over_is_not_tried",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="delivery_due"
            ),
            models.Index(fields=["subscription", "at"], name="delivery_of_subscription"),
        ]
