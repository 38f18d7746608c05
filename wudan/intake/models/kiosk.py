"""大厅点单机: a screen in a hall without anybody signed in; what is asked there names nobody."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake.querysets import KioskAskQuerySet, KioskQuerySet
from wudan.orders.enums import DayPart
from wudan.orders.models import Order


class Kiosk(models.Model):
    """大厅点单机: one screen, begun with a code by who keeps the site and ended by them."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="kiosks", verbose_name="哪个站")
    name = models.CharField("放在哪里", max_length=40)
    code = models.CharField("开机码的摘要", max_length=64, unique=True)
    code_until = models.DateTimeField("开机码有效到")
    key = models.CharField("机器的钥匙的摘要", max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField("登记时间")
    made_by_id = models.BigIntegerField("登记人")
    begun_at = models.DateTimeField("开机时间", null=True)
    ended_at = models.DateTimeField("停用时间", null=True)
    ended_by_id = models.BigIntegerField("停用人", null=True)

    objects = KioskQuerySet.as_manager()

    class Meta:
        verbose_name = "大厅点单机"
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="kiosk_key_once"),
            models.CheckConstraint(
                condition=Q(begun_at=None, key="") | (Q(begun_at__isnull=False) & ~Q(key="")),
                name="kiosk_begun_with_a_key",
            ),
        ]


class KioskAsk(models.Model):
    """大厅叫号: what somebody chose at the screen, with a number to tell at the desk; nobody's name."""

    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="asks")
    day = models.DateField("哪天")
    number = models.PositiveSmallIntegerField("叫号")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", verbose_name="服务项目")
    wanted_part = models.CharField("什么时候", max_length=3, choices=DayPart.choices, blank=True)
    asked_at = models.DateTimeField("按下时间")
    settled_at = models.DateTimeField("办完时间", null=True)
    settled_by_id = models.BigIntegerField("谁办的", null=True)
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, related_name="+", verbose_name="成了哪一单"
    )

    objects = KioskAskQuerySet.as_manager()

    class Meta:
        verbose_name = "大厅叫号"
        constraints = [
            models.UniqueConstraint(fields=["kiosk", "day", "number"], name="kiosk_number_once_a_day")
        ]  # fmt: skip
