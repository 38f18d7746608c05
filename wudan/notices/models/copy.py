"""一份: a message on one channel, with every try; the sheets of slips a keeper carries."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.notices.enums import AttemptOutcome, Channel, CopyState
from wudan.notices.models.message import Message
from wudan.notices.querysets import CopyQuerySet


class SlipSheet(models.Model):
    """一次印的纸条: what one station printed at one time, grouped so that the keeper can carry it."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="slip_sheets", verbose_name="哪个站"
    )
    at = models.DateTimeField("印的时间")
    by_post_id = models.BigIntegerField("哪个岗位印的")

    class Meta:
        verbose_name = "一次印的纸条"
        indexes = [models.Index(fields=["unit", "at"], name="slip_sheet_of_unit")]


class Copy(models.Model):
    """一份: at most one a message and channel. `key` is our own number, told to the vendor."""

    message = models.ForeignKey(
        Message, models.CASCADE, related_name="copies", verbose_name="哪条通知"
    )
    county = models.CharField("县", max_length=6)
    channel = models.CharField("怎么送", max_length=8, choices=Channel.choices)
    state = models.CharField(
        "到哪一步", max_length=10, choices=CopyState.choices, default=CopyState.WAITING
    )
    is_urgent = models.BooleanField("急", default=False)
    is_calm = models.BooleanField("可以和别的一起送", default=False)
    key = models.CharField("我们的编号", max_length=32, unique=True)
    carrier = models.CharField("谁送", max_length=10, blank=True)
    number = models.CharField("送的人的编号", max_length=80, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="copies_to_carry", verbose_name="哪个站捎"
    )
    sheet = models.ForeignKey(
        SlipSheet, models.PROTECT, null=True, related_name="copies", verbose_name="印在哪一次"
    )
    joined_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="joined", verbose_name="并到哪一份"
    )
    made_at = models.DateTimeField("做出时间")
    next_at = models.DateTimeField("下一次什么时候", null=True)
    tries = models.PositiveSmallIntegerField("交过几次", default=0)
    asked = models.PositiveSmallIntegerField("问过几次", default=0)
    lease_by = models.CharField("谁在交", max_length=16, blank=True)
    begun_at = models.DateTimeField("开始交", null=True)
    handed_at = models.DateTimeField("交出时间", null=True)
    settled_at = models.DateTimeField("有结果时间", null=True)
    fault = models.CharField("毛病", max_length=80, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = "一份通知"
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="copy_once_a_channel"),
            models.CheckConstraint(
                condition=~Q(state=CopyState.HANDING) | ~Q(lease_by=""),
                name="copy_handed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CopyState.HANDED]) | Q(handed_at__isnull=False),
                name="copy_handed_when",
            ),
        ]
        indexes = [
            # Not partial: SQLite uses no partial index for a state that comes as a parameter.
            models.Index(
                fields=["state", "channel", "is_urgent", "is_calm", "next_at"], name="copy_moving"
            ),
            models.Index(
                fields=["unit", "channel", "state"],
                condition=Q(unit__isnull=False),
                name="copy_to_carry",
            ),
            models.Index(fields=["county", "made_at"], name="copy_by_day"),
        ]


class Attempt(models.Model):
    """送一次: what came of one try, one question to the vendor, or one call."""

    copy = models.ForeignKey(Copy, models.CASCADE, related_name="attempts", verbose_name="哪一份")
    at = models.DateTimeField("时间")
    outcome = models.CharField("结果", max_length=12, choices=AttemptOutcome.choices)
    code = models.CharField("代号", max_length=80, blank=True)
    by_post_id = models.BigIntegerField("哪个岗位", null=True)

    class Meta:
        verbose_name = "送一次"
        indexes = [models.Index(fields=["copy", "id"], name="attempt_of_copy")]
