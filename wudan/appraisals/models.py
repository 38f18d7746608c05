"""考核: sheets as versions that never change, what each would have given, rounds, results, appeals.

A result keeps what it was reckoned from, as the exact bytes: whoever recomputes it gets the same. No
field of a unit's place among others exists, anywhere (国办函〔2026〕12号).
"""

from django.db import models
from django.db.models import F, Q

from wudan.appraisals.enums import AppealOutcome, Half, RoundState, SheetKind
from wudan.appraisals.querysets import (
    AppraisalAppealQuerySet,
    AppraisalResultQuerySet,
    AppraisalRoundQuerySet,
)
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.inspections.models import Visit

_APPRAISED = [
    (kind.value, kind.label) for kind in (UnitKind.INSTITUTE, UnitKind.STATION, UnitKind.DEPARTMENT)
]


class Sheet(models.Model):
    """考核表的一版: written by the county pack once; another wording is another version."""

    county = models.CharField("县", max_length=6)
    code = models.CharField("编号", max_length=20)
    version = models.PositiveSmallIntegerField("第几版")
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("形式", max_length=12, choices=SheetKind.choices)
    appraises = models.CharField("考核哪一类单位", max_length=12, choices=_APPRAISED)
    source = models.CharField("出处", max_length=120, blank=True)
    content = models.TextField("内容")
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "考核表"
        constraints = [
            models.UniqueConstraint(fields=["county", "code", "version"], name="sheet_once")
        ]


class Simulation(models.Model):
    """试算: what a sheet would have given for a period that is over, side by side; nobody is told."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="simulations")
    beside = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="+")
    since = models.DateField("起")
    until = models.DateField("止")
    content = models.TextField("算出来的")
    digest = models.CharField("摘要", max_length=64)
    made_at = models.DateTimeField("试算时间")
    made_as = models.CharField("谁试算的", max_length=80)
    made_by_id = models.BigIntegerField("经办人编号")

    class Meta:
        verbose_name = "试算"
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="simulation_in_order")
        ]


class Adoption(models.Model):
    """采用: from which day on a kind of unit is appraised by which sheet; never without a simulation."""

    county = models.CharField("县", max_length=6)
    appraises = models.CharField("考核哪一类单位", max_length=12, choices=_APPRAISED)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="adoptions")
    simulation = models.ForeignKey(Simulation, models.PROTECT, related_name="adoptions")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)
    why = models.CharField("为什么", max_length=200)
    adopted_as = models.CharField("谁采用的", max_length=80)

    class Meta:
        verbose_name = "采用的考核表"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "appraises"], condition=Q(ends_on=None), name="sheet_one_present"
            ),
            models.UniqueConstraint(
                fields=["county", "appraises", "starts_on"], name="sheet_one_a_day"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="sheet_adopted_with_a_reason"),
        ]


class Round(models.Model):
    """一轮考核: of a half year that is over. A year has two halves, so there is no third (减负)."""

    county = models.CharField("县", max_length=6)
    appraises = models.CharField("考核哪一类单位", max_length=12, choices=_APPRAISED)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField("哪一年")
    half = models.PositiveSmallIntegerField("哪半年", choices=Half.choices)
    state = models.CharField(
        "现在", max_length=12, choices=RoundState.choices, default=RoundState.JUDGING
    )
    opened_at = models.DateTimeField("开始时间")
    opened_as = models.CharField("谁开始的", max_length=80)
    published_at = models.DateTimeField("初步结果时间", null=True)
    published_as = models.CharField("谁发的初步结果", max_length=80, blank=True)
    published_by_id = models.BigIntegerField("发初步结果的人编号", null=True)
    appeal_until = models.DateTimeField("申诉截止", null=True)
    final_at = models.DateTimeField("定下时间", null=True)
    final_as = models.CharField("谁定的", max_length=80, blank=True)

    objects = AppraisalRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "一轮考核"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "appraises", "year", "half"], name="round_once_a_half"
            ),
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="round_of_a_half"),
            models.CheckConstraint(
                condition=Q(state=RoundState.JUDGING, published_at=None, final_at=None)
                | Q(state=RoundState.PRELIMINARY, published_at__isnull=False, appeal_until__isnull=False, final_at=None)
                | Q(state=RoundState.FINAL, published_at__isnull=False, final_at__isnull=False),
                name="round_step_by_step",
            ),
        ]  # fmt: skip


class Judgement(models.Model):
    """评一项: of one unit, with evidence, by a named person who is not of it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="judgements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="被考核单位")
    code = models.CharField("哪一项", max_length=20)
    value = models.CharField("评成", max_length=8)
    evidence = models.CharField("凭什么", max_length=300)
    visit = models.ForeignKey(
        Visit, models.PROTECT, null=True, related_name="+", verbose_name="哪次到访看到的"
    )
    judged_at = models.DateTimeField("时间")
    judged_as = models.CharField("谁评的", max_length=80)
    judge_id = models.BigIntegerField("评的人编号")

    class Meta:
        verbose_name = "评分"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "code"], name="judgement_once"),
            models.CheckConstraint(condition=~Q(evidence=""), name="judgement_with_evidence"),
        ]


class Result(models.Model):
    """结果: the exact bytes of what it was reckoned from and what came of it; a later one takes its place."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="被考核单位")
    number = models.PositiveSmallIntegerField("第几次算")
    content = models.TextField("内容")
    digest = models.CharField("摘要", max_length=64)
    is_latest = models.BooleanField("是现在算数的")
    made_at = models.DateTimeField("时间")
    made_as = models.CharField("谁算的", max_length=80)

    objects = AppraisalResultQuerySet.as_manager()

    class Meta:
        verbose_name = "考核结果"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "number"], name="result_number_once"),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=Q(is_latest=True), name="appraisal_one_latest"
            ),
        ]


class Appeal(models.Model):
    """申诉: of one indicator, within the days of the sheet, answered by another person than who published."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="appeals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="申诉单位")
    code = models.CharField("哪一项", max_length=20)
    words = models.CharField("为什么", max_length=300)
    asked_at = models.DateTimeField("申诉时间")
    asked_as = models.CharField("谁申诉的", max_length=80)
    asked_by_id = models.BigIntegerField("申诉人编号")
    publisher_id = models.BigIntegerField("发初步结果的人编号")
    outcome = models.CharField("结果", max_length=8, choices=AppealOutcome.choices, blank=True)
    before = models.CharField("原来", max_length=8, blank=True)
    after = models.CharField("改成", max_length=8, blank=True)
    reasons = models.CharField("理由", max_length=300, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_as = models.CharField("谁答复的", max_length=80, blank=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)

    objects = AppraisalAppealQuerySet.as_manager()

    class Meta:
        verbose_name = "考核申诉"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "code"], condition=Q(outcome=""), name="appeal_one_open"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_by_id=None)
                | ~Q(outcome="") & ~Q(reasons="") & Q(answered_by_id__isnull=False),
                name="appraisal_appeal_answered",
            ),
            models.CheckConstraint(
                condition=Q(answered_by_id=None)
                | ~Q(answered_by_id=F("publisher_id")) & ~Q(answered_by_id=F("asked_by_id")),
                name="appraisal_appeal_to_another",
            ),
        ]
