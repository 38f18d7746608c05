"""A site and its periods: open here, then moved there, then closed. Nothing is overwritten."""

from django.db import models

from wudan.areas.models import Unit
from wudan.kit.open_hours import Span, readable
from wudan.kit.places import Point
from wudan.sites.enums import CoordinateSystem, SiteState
from wudan.sites.enums.resource import BaseKind
from wudan.sites.querysets import SitePeriodQuerySet, SiteQuerySet


class Site(models.Model):
    """阵地: what a practice center, institute, station or base has beyond its place in the tree."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="site")
    host = models.CharField("依托单位", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=20, blank=True)
    opening = models.CharField(
        "开放时间", max_length=200, blank=True, help_text="as kit.open_hours reads it"
    )
    directions = models.CharField("怎么走", max_length=120, blank=True)
    base_kind = models.CharField(
        "实践基地类别", max_length=12, choices=BaseKind.choices, blank=True
    )
    version = models.PositiveIntegerField("版本", default=1)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = "阵地"

    @property
    def spans(self) -> list[Span] | None:
        """Its opening hours, as they can be reckoned with; None of words that are no hours."""
        return readable(self.opening)


class SitePeriod(models.Model):
    """阵地沿革: where a site was and whether it served, from a day to a day."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="periods")
    state = models.CharField("状态", max_length=8, choices=SiteState.choices)
    address = models.CharField("地址", max_length=120, blank=True)
    lon = models.FloatField("经度", null=True)
    lat = models.FloatField("纬度", null=True)
    source_system = models.CharField(
        "坐标来源",
        max_length=8,
        choices=CoordinateSystem.choices,
        default=CoordinateSystem.CGCS2000,
    )
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)
    why = models.CharField("原因", max_length=200, blank=True)

    objects = SitePeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "阵地沿革"
        constraints = [
            models.UniqueConstraint(
                fields=["site"], condition=models.Q(ends_on=None), name="site_one_present"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="site_period_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(lon=None, lat=None)
                | models.Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="site_lies_in_china",
                violation_error_message="经纬度不在中国境内，请检查是否填反。",
            ),
        ]

    @property
    def point(self) -> Point | None:
        """The place, if known."""
        return None if self.lon is None or self.lat is None else Point(self.lon, self.lat)
