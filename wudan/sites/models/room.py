"""A room or a ground of a site, when it is open, and when not after all (R023, R028)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.kit.open_hours import Span
from wudan.sites.models.site import Site
from wudan.sites.querysets.room import RoomClosureQuerySet, RoomQuerySet


class Room(models.Model):
    """场地: one place with many themes and many uses, kept by one unit (R028)."""

    county = models.CharField("县", max_length=6)
    site = models.ForeignKey(Site, models.PROTECT, related_name="rooms", verbose_name="在哪处阵地")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rooms", verbose_name="谁管")
    name = models.CharField("名称", max_length=30)
    where = models.CharField("怎么找", max_length=60, blank=True)
    is_outdoors = models.BooleanField("露天场地", default=False)
    capacity = models.PositiveSmallIntegerField("容纳人数")
    equipment = models.CharField("设备", max_length=200, blank=True)
    themes = models.JSONField("主题", default=list, help_text="codes of the pack")
    uses = models.JSONField("用途", default=list, help_text="codes of the pack")
    for_residents = models.BooleanField("群众可以订", default=True)
    needs_approval = models.BooleanField("要先同意", default=False)
    reconfirm_days = models.PositiveSmallIntegerField(
        "重复预订提前几天再确认", default=0, help_text="0: not asked"
    )
    given_up_on = models.DateField("不再作场地", null=True)
    given_up_why = models.CharField("为什么不再作场地", max_length=200, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = "场地"
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="room_holds_somebody"),
            models.CheckConstraint(condition=Q(reconfirm_days__lte=14), name="room_reconfirm_near"),
            models.UniqueConstraint(
                fields=["site", "name"], condition=Q(given_up_on=None), name="room_named_once",
                violation_error_message="这处阵地已经有一个同名的场地。",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class RoomHours(models.Model):
    """场地开放时间: from a minute to a minute on one kind of day; none overlap (kit.open_hours)."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="hours")
    kind = models.PositiveSmallIntegerField("哪种日子")
    opens = models.PositiveSmallIntegerField("几点开", help_text="minute of the day")
    closes = models.PositiveSmallIntegerField("几点关", help_text="minute of the day")

    class Meta:
        verbose_name = "场地开放时间"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__lte=8, closes__gt=F("opens"), closes__lte=1440),
                name="room_hours_are_hours",
            )
        ]

    @property
    def span(self) -> Span:
        """As a value."""
        return Span(self.kind, self.opens, self.closes)


class RoomClosure(models.Model):
    """场地停用: closed for a time although it would be open, and why."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="closures")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    why = models.CharField("为什么", max_length=100)
    made_at = models.DateTimeField("登记时间")
    lifted_at = models.DateTimeField("取消停用", null=True)

    objects = RoomClosureQuerySet.as_manager()

    class Meta:
        verbose_name = "场地停用"
        indexes = [models.Index(fields=["room", "ends_at"], name="room_closure_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="room_closure_ends_later"
            )
        ]
