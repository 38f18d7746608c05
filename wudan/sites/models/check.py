"""对标检查: who looked at a site, when, what was found of each item; and what became of it.

A result is never edited (a trigger refuses it): a later one takes its place, and keeps it.
"""

from django.db import models
from django.db.models import Q

from wudan.sites.enums import CheckKind, Found
from wudan.sites.models.site import Site
from wudan.sites.models.standard import Standard, StandardItem
from wudan.sites.querysets.check import (
    CheckResultQuerySet,
    RectificationQuerySet,
    SiteCheckQuerySet,
)


class SiteCheck(models.Model):
    """一次检查: against the version that was in force that day, for ever."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="checks")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="checks")
    kind = models.CharField("谁查的", max_length=8, choices=CheckKind.choices)
    at = models.DateTimeField("时间")
    words = models.CharField("总的一句话", max_length=300, blank=True)
    checked_as = models.CharField("以什么岗位查", max_length=80)
    by_id = models.BigIntegerField("经办人编号")
    post_id = models.BigIntegerField("岗位编号")

    objects = SiteCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "对标检查"
        indexes = [models.Index(fields=["site", "-at"], name="check_of_site")]


class CheckResult(models.Model):
    """查一项的结果: found, with evidence words, an optional picture, and what the house knew then."""

    check_made = models.ForeignKey(SiteCheck, models.PROTECT, related_name="results")
    site = models.ForeignKey(Site, models.PROTECT, related_name="results")
    item = models.ForeignKey(StandardItem, models.PROTECT, related_name="results")
    found = models.CharField("结果", max_length=8, choices=Found.choices)
    words = models.CharField("看到的", max_length=300, blank=True)
    picture = models.CharField("照片", max_length=32, blank=True)
    known = models.JSONField("当时系统里有的")
    lapses_on = models.DateField("作数到")
    is_latest = models.BooleanField("是这一项最近的结果")

    objects = CheckResultQuerySet.as_manager()

    class Meta:
        verbose_name = "查一项的结果"
        constraints = [
            models.UniqueConstraint(fields=["check_made", "item"], name="result_once"),
            models.UniqueConstraint(
                fields=["site", "item"], condition=Q(is_latest=True), name="result_one_latest"
            ),
            models.CheckConstraint(
                condition=~Q(found__in=[Found.PARTLY, Found.LACKING]) | ~Q(words=""),
                name="result_says_what_is_lacking",
            ),
        ]
        indexes = [
            models.Index(
                fields=["item", "found"], condition=Q(is_latest=True), name="result_latest_by_item"
            )
        ]


class Rectification(models.Model):
    """整改: an item that a check from above found lacking, with a deadline; closed by a later check."""

    result = models.OneToOneField(CheckResult, models.PROTECT, related_name="rectification")
    site = models.ForeignKey(Site, models.PROTECT, related_name="rectifications")
    item = models.ForeignKey(StandardItem, models.PROTECT, related_name="rectifications")
    opened_at = models.DateTimeField("提出时间")
    due_at = models.DateTimeField("期限")
    done_at = models.DateTimeField("改好时间", null=True)
    done_words = models.CharField("怎么改的", max_length=300, blank=True)
    done_picture = models.CharField("改后照片", max_length=32, blank=True)
    done_as = models.CharField("以什么岗位改", max_length=80, blank=True)
    done_by_id = models.BigIntegerField("经办人编号", null=True)
    closed_at = models.DateTimeField("复查时间", null=True)
    closing = models.OneToOneField(CheckResult, models.PROTECT, null=True, related_name="closes")

    objects = RectificationQuerySet.as_manager()

    class Meta:
        verbose_name = "整改"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "item"], condition=Q(closed_at=None), name="rectification_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closing=None)
                | Q(closed_at__isnull=False, closing__isnull=False),
                name="rectification_closed_by_a_check",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_words="") | (Q(done_at__isnull=False) & ~Q(done_words="")),
                name="rectification_done_in_words",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(closed_at=None), name="rectification_open_due"
            )
        ]
