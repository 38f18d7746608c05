"""负担计: forms sent and fields filled, by role, week and page. No person, no unit, no instant (ADR 59)."""

from django.db import models
from django.db.models import Q


class FormSent(models.Model):
    """一次提交: one form that was sent this week; summed up and gone when the week is over."""

    county = models.CharField("县", max_length=6)
    week = models.DateField("星期一")
    role = models.CharField("角色", max_length=24)
    page = models.CharField("页面", max_length=80)
    fields = models.PositiveSmallIntegerField("填了几格")

    class Meta:
        verbose_name = "一次提交"
        indexes = [models.Index(fields=["county", "week"], name="form_of_week")]


class BurdenWeek(models.Model):
    """一周的负担: how many forms a role sent on a page, with how many fields filled."""

    county = models.CharField("县", max_length=6)
    week = models.DateField("星期一")
    role = models.CharField("角色", max_length=24)
    page = models.CharField("页面", max_length=80)
    sent = models.PositiveIntegerField("提交次数")
    fields = models.PositiveIntegerField("填了几格")

    class Meta:
        verbose_name = "一周的负担"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "week", "role", "page"], name="burden_once_a_week"
            ),
            models.CheckConstraint(condition=Q(sent__gt=0), name="burden_of_something"),
        ]
