"""职责: which seat answers for what, as versions that never change; who sat there, by day (R084–R094).

A seat is of a kind of unit, so each unit of the kind has it. Who sits there follows from the posts
of the day (people.Post): when a post is handed over its duties go along, and the old rows still say
who answered before. Only for office-holders without a post here a name is written down, with its term.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.meetings.enums.duty import GroupPlace, SeatLevel
from wudan.meetings.querysets.duty import DutyMatrixQuerySet, TenureQuerySet
from wudan.people.enums import PostRole


class DutyMatrix(models.Model):
    """职责分工的一版: from the county pack, once; another wording is another version."""

    county = models.CharField("县", max_length=6)
    version = models.PositiveSmallIntegerField("第几版")
    name = models.CharField("名称", max_length=40)
    starts_on = models.DateField("从哪天起")
    standing = models.JSONField(
        "建制", default=dict, help_text="kind of unit → its standing in words (R089)"
    )

    objects = DutyMatrixQuerySet.as_manager()

    class Meta:
        verbose_name = "职责分工"
        constraints = [
            models.UniqueConstraint(fields=["county", "version"], name="duty_matrix_once"),
            models.UniqueConstraint(fields=["county", "starts_on"], name="duty_matrix_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（第 {self.version} 版）"


class Seat(models.Model):
    """职务: what somebody is in this work by the office he holds (R086–R093), at each unit of a kind."""

    matrix = models.ForeignKey(DutyMatrix, models.PROTECT, related_name="seats")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=24)
    level = models.CharField("哪一级", max_length=8, choices=SeatLevel.choices)
    unit_kind = models.CharField("在哪类单位", max_length=12, choices=UnitKind.choices)
    title = models.CharField("职务", max_length=30)
    office = models.CharField("由谁担任", max_length=40, blank=True)
    answers_for_all = models.BooleanField("负总责", default=False)
    group = models.CharField("领导小组里是", max_length=8, choices=GroupPlace.choices, blank=True)
    role = models.CharField("对应哪种岗位", max_length=24, choices=PostRole.choices, blank=True)
    post_title = models.CharField("岗位的职务叫什么", max_length=40, blank=True)

    class Meta:
        verbose_name = "职务"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["matrix", "code"], name="seat_code_once"),
            models.UniqueConstraint(fields=["matrix", "position"], name="seat_place_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Charge(models.Model):
    """职责: one thing a seat answers for, in the county's own words."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="charges")
    position = models.PositiveSmallIntegerField("次序")
    words = models.CharField("负责什么", max_length=120)

    class Meta:
        verbose_name = "职责"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "position"], name="charge_place_once"),
            models.CheckConstraint(condition=~Q(words=""), name="charge_says_something"),
        ]


class Tenure(models.Model):
    """任职: who sat in a seat that no post here stands for, from when to when."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tenures", verbose_name="单位")
    seat_code = models.CharField("哪个职务", max_length=24)
    name = models.CharField("姓名", max_length=20)
    is_acting = models.BooleanField("代理", default=False)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, help_text="第一个不再任职的日子")
    why_ended = models.CharField("为什么不再担任", max_length=200, blank=True)
    named_at = models.DateTimeField("登记时间")
    named_as = models.CharField("以什么岗位登记", max_length=80)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="tenure_names_somebody"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="tenure_ends_not_before_start",
            ),
            models.UniqueConstraint(
                fields=["unit", "seat_code"], condition=Q(ends_on=None),
                name="tenure_one_at_a_time",
                violation_error_message="这个职务现在有人担任，请先交接。",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit", "starts_on"], name="tenure_of_unit")]
