"""Two dated trees. Divisions are the state's; units are ours and need not match them:
吴起 has 10 institutes and 9 official towns (R010–R011, domain §1.9)."""

from django.db import models

from wudan.areas.enums import SITE_KINDS, AreaLevel, DayKind, UnitKind
from wudan.areas.querysets import AreaPointQuerySet, AreaQuerySet, UnitQuerySet
from wudan.kit.places import Point, System


class Area(models.Model):
    """区划: one division as it was from a day on.

    Codes are reused and withdrawn, so the code is a dated attribute, never the key.
    """

    code = models.CharField("代码", max_length=12)
    level = models.PositiveSmallIntegerField("级别", choices=AreaLevel.choices)
    name = models.CharField("名称", max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = "区划"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(ends_on=None),
                name="area_one_live_code",
                violation_error_message="这个区划代码已有一条现行记录。",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="area_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["code", "starts_on"], name="area_code_from")]


class AreaPoint(models.Model):
    """村的代表点: where a village's people are reckoned to be; the county's own import (R024).

    Stored in CGCS2000; `source_system` says what it was read in (domain §3.5).
    """

    area = models.OneToOneField(Area, models.PROTECT, related_name="point", verbose_name="区划")
    lon = models.FloatField("经度")
    lat = models.FloatField("纬度")
    source_system = models.CharField(
        "坐标来源", max_length=8, choices=[(one.value, one.value) for one in System]
    )

    objects = AreaPointQuerySet.as_manager()

    class Meta:
        verbose_name = "村的代表点"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="area_point_lies_in_china",
            ),
        ]

    @property
    def place(self) -> Point:
        """As the tools reckon with it."""
        return Point(self.lon, self.lat)


class Unit(models.Model):
    """单位: a node of our own tree: center › institute › station, departments, teams."""

    county = models.CharField("县", max_length=6)
    key = models.CharField("编号", max_length=24)
    kind = models.CharField("类别", max_length=12, choices=UnitKind.choices)
    name = models.CharField("名称", max_length=60)
    short_name = models.CharField("简称", max_length=30)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField("路径", max_length=80, default="", db_index=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="units")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="unit_key_once"),
            models.UniqueConstraint(
                fields=["county", "name"],
                condition=models.Q(kind=UnitKind.TEAM, ends_on=None),
                name="unit_team_name_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="unit_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def is_site(self) -> bool:
        """Whether it can accept orders."""
        return self.kind in SITE_KINDS

    @property
    def branch_id(self) -> int:
        """The unit directly under the center on this unit's path; chains are cut by it."""
        steps = self.path.split(".")
        return int(steps[1] or steps[0])

    def is_within(self, path: str) -> bool:
        """Whether it is that unit or below it."""
        return self.path.startswith(path)


class UnitMove(models.Model):
    """改归: from a day on a unit, and all below it, stands under another; its path until then is kept.

    A month counts whole to whom the unit belonged to on its last day (`past_trees`, ADR 90).
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="moves", verbose_name="单位")
    moved_on = models.DateField("从哪天")
    left = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="原来的上级")
    joined = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="新的上级")
    old_path = models.CharField("原来的路径", max_length=80)
    new_path = models.CharField("新的路径", max_length=80)
    why = models.CharField("原因", max_length=200)

    class Meta:
        verbose_name = "单位改归"
        constraints = [
            models.UniqueConstraint(fields=["unit", "moved_on"], name="unit_moves_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(left=models.F("joined")), name="unit_moves_elsewhere"
            ),
        ]


class Holiday(models.Model):
    """节假日与调休: a day that breaks the weekly rule; staff keep the table."""

    day = models.DateField("日期", unique=True)
    kind = models.CharField("类别", max_length=8, choices=DayKind.choices)
    name = models.CharField("名称", max_length=20)

    class Meta:
        verbose_name = "节假日"
