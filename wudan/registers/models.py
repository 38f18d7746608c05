"""What is reckoned from rows below and kept so that pages are quick; a rebuild replaces it."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Area, Unit
from wudan.catalog.models import Platform
from wudan.registers.querysets import ReachLineQuerySet


class ReachLine(models.Model):
    """出户可及: one village and one kind of service: the nearest open place that has it (R024)."""

    county = models.CharField("县", max_length=6)
    area = models.ForeignKey(Area, models.CASCADE, related_name="reach", verbose_name="村")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="由哪处阵地管")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+", verbose_name="平台")
    place = models.ForeignKey(
        Unit, models.CASCADE, null=True, related_name="+", verbose_name="最近的一处"
    )
    metres = models.PositiveIntegerField("直线距离（米）", null=True)
    comes = models.BooleanField("有人上门")

    objects = ReachLineQuerySet.as_manager()

    class Meta:
        verbose_name = "出户可及"
        constraints = [
            models.UniqueConstraint(fields=["area", "platform"], name="reach_once"),
            models.CheckConstraint(
                condition=Q(place=None, metres=None) | Q(place__isnull=False, metres__isnull=False),
                name="reach_place_and_metres_together",
            ),
        ]
        indexes = [models.Index(fields=["county", "platform", "metres"], name="reach_by_metres")]


class ReachCount(models.Model):
    """可及核算: when a county's reach was last reckoned, over how many villages."""

    county = models.CharField("县", max_length=6, unique=True)
    at = models.DateTimeField("核算时间")
    villages = models.PositiveIntegerField("核算了多少村")
    without = models.PositiveIntegerField("还没有点的村")

    class Meta:
        verbose_name = "可及核算"
