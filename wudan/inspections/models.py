"""督查指导: what was planned, drawn from which list by which lot; who goes; each visit to a site.

What was found is a check of the site against the standard, what is to be mended its rectification
(wudan.sites): one chain, whoever comes. A site is visited so many times a month by all units together;
the database refuses the next one (domain §5 row 32).
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.inspections.enums import Aim, Choosing, FindingState, Manner, VisitKind, VisitState
from wudan.inspections.querysets import (
    InspectionQuerySet,
    SiteVisitQuerySet,
    UnitVisitQuerySet,
)
from wudan.people.models import Post
from wudan.sites.models import Site, SiteCheck


class Inspection(models.Model):
    """一次督查或指导: within one month, with the list, the seed and the draw for anybody to repeat."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="谁组织")
    aim = models.CharField("看什么", max_length=6, choices=Aim.choices, default=Aim.SITES)
    kind = models.CharField("督查还是指导", max_length=10, choices=VisitKind.choices)
    manner = models.CharField("告知", max_length=12, choices=Manner.choices)
    choosing = models.CharField("怎么选", max_length=6, choices=Choosing.choices)
    title = models.CharField("名称", max_length=40)
    why = models.CharField("为什么去", max_length=200)
    items = models.JSONField("重点看哪几项", default=list)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    frame = models.JSONField("从哪些里抽")
    left_out = models.JSONField("没有列入的，各为什么")
    seed = models.CharField("种子", max_length=64)
    wanted = models.PositiveSmallIntegerField("要几处")
    by_branch = models.BooleanField("每个镇街各抽")
    made_at = models.DateTimeField("安排时间")
    made_as = models.CharField("谁安排的", max_length=80)
    made_by_id = models.BigIntegerField("经办人编号")
    closed_at = models.DateTimeField("结束时间", null=True)
    closed_words = models.CharField("结束时的话", max_length=300, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "督查指导安排"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="inspection_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(seed="") & Q(wanted__gte=1), name="inspection_says_how"
            ),
        ]
        indexes = [models.Index(fields=["county", "-starts_on"], name="inspection_latest")]


class Inspector(models.Model):
    """谁去: under which post."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="inspectors")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="岗位")
    label = models.CharField("以什么岗位去", max_length=80)

    class Meta:
        verbose_name = "督查人"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "post"], name="inspector_once")
        ]


class Visit(models.Model):
    """到一处阵地一次: planned, made or dropped; takes one turn of the site's month."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="visits")
    site = models.ForeignKey(Site, models.PROTECT, related_name="visits")
    kind = models.CharField("督查还是指导", max_length=10, choices=VisitKind.choices)
    month = models.DateField("哪个月")
    turn = models.PositiveSmallIntegerField("这个月第几次")
    most = models.PositiveSmallIntegerField("一个月最多几次")
    state = models.CharField("现在", max_length=8, choices=VisitState.choices)
    check_made = models.OneToOneField(
        SiteCheck, models.PROTECT, null=True, related_name="visit", verbose_name="查到的"
    )
    words = models.CharField("指导了什么", max_length=300, blank=True)
    made_at = models.DateTimeField("去的时间", null=True)
    made_under = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="谁组织")
    made_as = models.CharField("谁去的", max_length=80, blank=True)
    made_by_id = models.BigIntegerField("经办人编号", null=True)
    dropped_why = models.CharField("为什么不去了", max_length=200, blank=True)

    objects = SiteVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "到访"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "month", "kind", "turn"],
                condition=~Q(state=VisitState.DROPPED),
                name="visit_one_a_turn",
            ),
            models.UniqueConstraint(fields=["inspection", "site"], name="visit_once_an_inspection"),
            models.CheckConstraint(
                condition=Q(turn__gte=1, turn__lte=F("most")),
                name="visit_within_the_limit",
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.MADE, made_at__isnull=False)
                & (Q(kind=VisitKind.INSPECTION, check_made__isnull=False) | (Q(kind=VisitKind.GUIDANCE, check_made=None) & ~Q(words="")))
                | ~Q(state=VisitState.MADE) & Q(made_at=None, check_made=None),
                name="visit_made_with_findings",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.DROPPED) | ~Q(dropped_why=""),
                name="visit_dropped_with_a_reason",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["site", "-made_at"], name="visit_of_site")]


class UnitVisit(models.Model):
    """到一个部门或镇街一次: how it carries the work on; takes one turn of the unit's month (R099)."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="unit_visits")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="visits_to_unit")
    kind = models.CharField("督查还是指导", max_length=10, choices=VisitKind.choices)
    month = models.DateField("哪个月")
    turn = models.PositiveSmallIntegerField("这个月第几次")
    most = models.PositiveSmallIntegerField("一个月最多几次")
    state = models.CharField(
        "现在", max_length=8, choices=VisitState.choices, default=VisitState.PLANNED
    )
    words = models.CharField("看到什么、帮了什么", max_length=400, blank=True)
    made_at = models.DateTimeField("去的时间", null=True)
    made_as = models.CharField("谁去的", max_length=80, blank=True)
    made_by_id = models.BigIntegerField("经办人编号", null=True)
    dropped_why = models.CharField("为什么不去了", max_length=200, blank=True)

    objects = UnitVisitQuerySet.as_manager()

    class Meta:
        verbose_name = "到部门镇街"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "month", "kind", "turn"],
                condition=~Q(state=VisitState.DROPPED),
                name="unit_visit_one_a_turn",
            ),
            models.UniqueConstraint(
                fields=["inspection", "unit"], name="unit_visit_once_an_inspection"
            ),
            models.CheckConstraint(
                condition=Q(turn__gte=1, turn__lte=F("most")), name="unit_visit_within_the_limit"
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.MADE, made_at__isnull=False) & ~Q(words="")
                | ~Q(state=VisitState.MADE) & Q(made_at=None),
                name="unit_visit_made_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.DROPPED) | ~Q(dropped_why=""),
                name="unit_visit_dropped_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-made_at"], name="unit_visit_of_unit")]


class UnitFinding(models.Model):
    """一件要整改的: by when, what the unit says it did, what whoever looked again says."""

    visit = models.ForeignKey(UnitVisit, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField("第几件")
    words = models.CharField("差在哪里", max_length=200)
    due_on = models.DateField("哪天前改好")
    state = models.CharField(
        "现在", max_length=8, choices=FindingState.choices, default=FindingState.OPEN
    )
    mended_words = models.CharField("怎么改的", max_length=300, blank=True)
    mended_at = models.DateTimeField("说改好的时间", null=True)
    mended_as = models.CharField("谁说改好了", max_length=80, blank=True)
    mended_by_id = models.BigIntegerField("说改好的人编号", null=True)
    looked_words = models.CharField("再看一次看到什么", max_length=300, blank=True)
    looked_at = models.DateTimeField("再看的时间", null=True)
    looked_as = models.CharField("谁再看的", max_length=80, blank=True)

    class Meta:
        verbose_name = "部门镇街要整改的"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "number"], name="unit_finding_once"),
            models.CheckConstraint(condition=~Q(words=""), name="unit_finding_says_what"),
            models.CheckConstraint(
                condition=Q(state=FindingState.OPEN)
                | Q(mended_at__isnull=False) & ~Q(mended_words=""),
                name="unit_finding_mended_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=FindingState.CLOSED) | Q(looked_at__isnull=False),
                name="unit_finding_closed_after_a_look",
            ),
        ]
