"""离线站's tables: who took a telephone along, and each act that came back. Only `offline.actions` write here."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.offline.enums import ActKind, ActState, Decision
from wudan.offline.querysets import OfflineActQuerySet, OfflineDeviceQuerySet
from wudan.orders.models import Order
from wudan.people.models import Person
from wudan.people.personal import Personal, SealedField
from wudan.sites.models import Booking


class NotedAct(Personal):
    """离线记下的: what was noted, with names and telephones; opened to be done, never shown as it is."""

    kind, label = "noted_act", "离线记下的"

    def _mask(self, text: str) -> str:
        return "已记下"


class NotedActField(SealedField):
    """What was noted, sealed."""

    value_type = NotedAct


class OfflineDevice(models.Model):
    """离线手机: one telephone that somebody took along under a post, and when it was put away."""

    county = models.CharField("县", max_length=6)
    holder = models.ForeignKey(
        Person, models.PROTECT, related_name="offline_devices", verbose_name="谁带走的"
    )
    post_id = models.BigIntegerField("岗位")
    label = models.CharField("以什么岗位", max_length=80)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="offline_devices", verbose_name="哪个单位"
    )
    taken_at = models.DateTimeField("带走时间")
    put_away_at = models.DateTimeField("清掉时间", null=True)

    objects = OfflineDeviceQuerySet.as_manager()

    class Meta:
        verbose_name = "离线手机"
        indexes = [models.Index(fields=["holder", "-taken_at"], name="offline_device_of_holder")]


class OfflineAct(models.Model):
    """离线办的一件: taken in once under its key; done, or waiting with its reason until a person decides."""

    device = models.ForeignKey(OfflineDevice, models.PROTECT, related_name="acts")
    key = models.CharField(
        "编号", max_length=32, unique=True, help_text="a UUID the telephone made"
    )
    digest = models.CharField("内容的摘要", max_length=64)
    kind = models.CharField("哪一样", max_length=8, choices=ActKind.choices)
    body = NotedActField("记下的")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="offline_acts", verbose_name="给谁办"
    )
    said_at = models.DateTimeField("手机时间")
    happened_at = models.DateTimeField("算作的时间")
    received_at = models.DateTimeField("收到时间")
    flags = models.JSONField("要看一眼", default=list)
    state = models.CharField("现在", max_length=8, choices=ActState.choices)
    code = models.CharField("为什么没办成", max_length=24, blank=True)
    words = models.CharField("没办成的话", max_length=400, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="offline_acts")
    booking = models.ForeignKey(Booking, models.SET_NULL, null=True, related_name="offline_acts")
    decision = models.CharField("怎么定的", max_length=6, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField("定的时间", null=True)
    decided_by_id = models.BigIntegerField("谁定的", null=True)
    decided_as = models.CharField("以什么岗位定的", max_length=80, blank=True)
    decided_words = models.CharField("定的时候的话", max_length=200, blank=True)
    looked_at = models.DateTimeField("看过的时间", null=True)
    looked_as = models.CharField("谁看过", max_length=80, blank=True)

    objects = OfflineActQuerySet.as_manager()

    class Meta:
        verbose_name = "离线办的一件"
        indexes = [
            models.Index(fields=["state", "received_at"], name="offline_act_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ActState.WAITING) | (~Q(words="") & Q(decided_at=None)),
                name="offline_act_waits_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=ActState.DROPPED) | (~Q(decided_words="") & Q(decided_at__isnull=False)),
                name="offline_act_dropped_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(order=None) | Q(booking=None), name="offline_act_is_one_thing"
            ),
        ]  # fmt: skip

    @property
    def is_waiting(self) -> bool:
        """Whether a person has to decide."""
        return self.state == ActState.WAITING
