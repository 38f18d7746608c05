"""所站标准: 八有, 九有 or any other list, as versions that never change (R012, R013; domain §1.9)."""

from django.db import models
from django.db.models import F, Q

from wudan.sites.querysets.standard import StandardPeriodQuerySet, StandardQuerySet


class Standard(models.Model):
    """标准的一版: from the county pack or written by the office, once; another wording is another version."""

    county = models.CharField("县", max_length=6)
    code = models.CharField("编号", max_length=20)
    version = models.PositiveSmallIntegerField("第几版")
    name = models.CharField("名称", max_length=40)
    source = models.CharField("出处", max_length=120, blank=True)
    kinds = models.JSONField("管哪几类阵地")
    rectify_days = models.PositiveSmallIntegerField("整改几个工作日")

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = "所站标准"
        constraints = [
            models.UniqueConstraint(fields=["county", "code", "version"], name="standard_once"),
            models.CheckConstraint(
                condition=Q(rectify_days__range=(1, 60)), name="standard_gives_time"
            ),
        ]


class StandardPaper(models.Model):
    """正式文件: the official paper beside a version, as it came (PDF); sealed under a drawn name."""

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="papers")
    title = models.CharField("文件名称和文号", max_length=80)
    file_name = models.CharField("文件", max_length=32)
    laid_at = models.DateTimeField("附上时间")
    laid_as = models.CharField("以什么岗位附上", max_length=80)

    class Meta:
        verbose_name = "标准的正式文件"
        ordering = ["-laid_at", "-pk"]


class StandardItem(models.Model):
    """标准的一项: what is asked, by what it is shown, how much it weighs, how long a yes counts."""

    standard = models.ForeignKey(Standard, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=20)
    name = models.CharField("名称", max_length=20)
    meaning = models.CharField("意思", max_length=120)
    evidence = models.JSONField("凭什么看出来")
    known = models.JSONField("系统里已有什么")
    weight = models.PositiveSmallIntegerField("权重")
    months = models.PositiveSmallIntegerField("几个月内作数")

    class Meta:
        verbose_name = "标准的一项"
        constraints = [
            models.UniqueConstraint(fields=["standard", "code"], name="standard_item_once"),
            models.UniqueConstraint(fields=["standard", "position"], name="standard_item_place"),
            models.CheckConstraint(
                condition=Q(weight__range=(1, 100), months__range=(1, 60)),
                name="standard_item_counts",
            ),
        ]


class StandardPeriod(models.Model):
    """采用: from which day to which the county goes by which version. One at a time."""

    county = models.CharField("县", max_length=6)
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="periods")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)
    why = models.CharField("为什么", max_length=200, blank=True)

    objects = StandardPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "采用的标准"
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=Q(ends_on=None), name="standard_one_present"
            ),
            models.UniqueConstraint(fields=["county", "starts_on"], name="standard_one_a_day"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="standard_period_lasts",
            ),
        ]
