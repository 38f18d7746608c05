"""Rows of looking again: the call-back after the work, and what a person found of a list."""

from django.db import models
from django.db.models import Q

from wudan.orders.enums import CallbackOutcome
from wudan.orders.models.order import Order
from wudan.orders.querysets import CallbackQuerySet


class Callback(models.Model):
    """回访: a finished order drawn by lot, to hear from the beneficiary whether it is true."""

    county = models.CharField("县", max_length=6)
    order = models.OneToOneField(Order, models.PROTECT, related_name="callback")
    drawn_at = models.DateTimeField("抽中")
    drawn_for = models.CharField("抽样对象", max_length=40)
    called_at = models.DateTimeField("回访", null=True)
    outcome = models.CharField("结果", max_length=12, choices=CallbackOutcome.choices, blank=True)
    words = models.CharField("说明", max_length=400, blank=True)
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)

    objects = CallbackQuerySet.as_manager()

    class Meta:
        verbose_name = "回访"
        constraints = [
            models.CheckConstraint(
                condition=Q(called_at=None, outcome="")
                | (Q(called_at__isnull=False) & ~Q(outcome="")),
                name="callback_called_iff_outcome",
            )
        ]


class Decision(models.Model):
    """研判: what a person decided about an item of a review list. Never a penalty (PIPL §24)."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("类别", max_length=24)
    key = models.CharField("对象", max_length=60)
    words = models.CharField("研判意见", max_length=400)
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")

    class Meta:
        verbose_name = "研判"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="decision_once")]
