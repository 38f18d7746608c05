"""Rosters that leave the house: in a telephone without signal, or on paper."""

from django.db import models
from django.db.models import Q

from wudan.activities.enums import MarkKind
from wudan.activities.models.activity import Shift
from wudan.activities.models.sign_up import SignUp
from wudan.people.models import Person


class RosterDevice(models.Model):
    """带走的名册: one telephone that took a shift's roster along, and the key it signs with (A05)."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="devices")
    holder = models.ForeignKey(
        Person, models.PROTECT, related_name="rosters", verbose_name="谁带走的"
    )
    post_id = models.BigIntegerField("岗位", null=True)
    key = models.CharField("验签公钥", max_length=100, help_text="P-256, uncompressed, base64url")
    taken_at = models.DateTimeField("带走时间")
    last_counter = models.PositiveIntegerField("记到第几条", default=0)

    class Meta:
        verbose_name = "带走的名册"
        constraints = [models.UniqueConstraint(fields=["key"], name="roster_device_key_once")]


class RosterMark(models.Model):
    """离线一笔: one coming or leaving noted without signal; taken in once, whoever sends it how often."""

    device = models.ForeignKey(RosterDevice, models.PROTECT, related_name="marks")
    counter = models.PositiveIntegerField("第几条")
    client_id = models.CharField("笔号", max_length=36, unique=True)
    sign_up = models.ForeignKey(SignUp, models.PROTECT, related_name="marks")
    kind = models.CharField("哪一样", max_length=8, choices=MarkKind.choices)
    said_at = models.DateTimeField("手机时间")
    at = models.DateTimeField("算作的时间")
    received_at = models.DateTimeField("收到时间")
    flags = models.JSONField("要看一眼", default=list)
    words = models.CharField("没有算的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "离线一笔"
        constraints = [
            models.UniqueConstraint(fields=["device", "counter"], name="roster_mark_once"),
            models.CheckConstraint(condition=Q(counter__gt=0), name="roster_mark_counted"),
        ]


class RosterSheet(models.Model):
    """纸质名册: a printed sheet of a shift, and when it was typed in."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="sheets")
    lines = models.JSONField("每一行", default=list, help_text="sign-ups in printed order")
    printed_at = models.DateTimeField("打印时间")
    printed_by_id = models.BigIntegerField("打印人", null=True)
    typed_at = models.DateTimeField("录入时间", null=True)
    typed_by_id = models.BigIntegerField("录入人", null=True)
    photo = models.CharField("照片", max_length=32, blank=True, help_text="a sealed file's name")

    class Meta:
        verbose_name = "纸质名册"
