"""渠道: how each way of telling stands, what was sent today, and how much a day may cost."""

from django.db import models

from wudan.notices.enums import Channel


class ChannelHealth(models.Model):
    """一条渠道好不好: faults in a row open the breaker; what was handed over in this second holds the pace."""

    county = models.CharField("县", max_length=6)
    channel = models.CharField("渠道", max_length=8, choices=Channel.choices)
    faults = models.PositiveIntegerField("接连几次没成", default=0)
    shut_until = models.DateTimeField("停到", null=True)
    fault = models.CharField("毛病", max_length=80, blank=True)
    fault_at = models.DateTimeField("出毛病的时间", null=True)
    second = models.DateTimeField("哪一秒", null=True)
    taken = models.PositiveIntegerField("这一秒交了几份", default=0)

    class Meta:
        verbose_name = "渠道"
        constraints = [
            models.UniqueConstraint(fields=["county", "channel"], name="channel_health_once")
        ]


class DaySpent(models.Model):
    """一天发了几条: each short message costs money, whoever sends it."""

    county = models.CharField("县", max_length=6)
    channel = models.CharField("渠道", max_length=8, choices=Channel.choices)
    day = models.DateField("哪天")
    sent = models.PositiveIntegerField("发了", default=0)

    class Meta:
        verbose_name = "一天发的"
        constraints = [
            models.UniqueConstraint(fields=["county", "channel", "day"], name="day_spent_once")
        ]


class Allowance(models.Model):
    """一天最多几条: set by the office; the newest counts."""

    county = models.CharField("县", max_length=6)
    per_day = models.PositiveIntegerField("一天最多几条短信")
    why = models.CharField("为什么", max_length=200)
    at = models.DateTimeField("时间")
    by_id = models.BigIntegerField("谁定的")
    under_id = models.BigIntegerField("以什么岗位定的")

    class Meta:
        verbose_name = "短信上限"
        indexes = [models.Index(fields=["county", "at"], name="allowance_newest")]


class Carrying(models.Model):
    """在送信的: a worker that beats; what a silent one had in its hands is looked after by the others."""

    holder = models.CharField("编号", max_length=16, unique=True)
    beat_at = models.DateTimeField("上一次报平安")

    class Meta:
        verbose_name = "在送信的"
