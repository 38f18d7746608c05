"""准入关: rules as versions, rounds, reviewers who declare conflicts, a decision with reasons, an appeal (R068)."""

from django.db import models
from django.db.models import F, Q

from wudan.people.models import Person
from wudan.projects.enums.gate import (
    CHANGE_OUTCOMES,
    AppealOutcome,
    Conflict,
    CriterionKind,
    GateOutcome,
    RoundState,
)
from wudan.projects.models.change import Change
from wudan.projects.models.project import Project
from wudan.projects.querysets.gate import GateRoundQuerySet, ReviewingQuerySet

HIGHEST = 4
"""Marks go from nought to this; a hard stop is nought or one."""


class RuleSet(models.Model):
    """准入标准的一版: written by the county pack once; another wording is another version."""

    county = models.CharField("县", max_length=6)
    version = models.PositiveSmallIntegerField("第几版")
    name = models.CharField("名称", max_length=40)
    review_days = models.PositiveSmallIntegerField("评审几天")
    appeal_days = models.PositiveSmallIntegerField("几天内可以申诉")
    trial_months = models.PositiveSmallIntegerField("试行几个月")
    look_months = models.PositiveSmallIntegerField("几个月评估一次")
    idle_months = models.PositiveSmallIntegerField("几个月没有活动算闲置")

    class Meta:
        verbose_name = "准入标准"
        constraints = [
            models.UniqueConstraint(fields=["county", "version"], name="gate_rules_once"),
            models.CheckConstraint(
                condition=Q(
                    review_days__range=(1, 60), appeal_days__range=(1, 60),
                    trial_months__range=(1, 12), look_months__range=(1, 12),
                    idle_months__range=(1, 12),
                ),
                name="gate_rules_give_time",
            ),
        ]  # fmt: skip


class Criterion(models.Model):
    """准入标准的一条: a hard stop that must be met, or something that is weighed."""

    rules = models.ForeignKey(RuleSet, models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=20)
    name = models.CharField("名称", max_length=20)
    meaning = models.CharField("意思", max_length=160)
    kind = models.CharField("怎么答", max_length=8, choices=CriterionKind.choices)
    answered_by = models.CharField("由谁答", max_length=8)
    weight = models.PositiveSmallIntegerField("权重", default=0)

    class Meta:
        verbose_name = "准入标准的一条"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rules", "code"], name="criterion_once"),
            models.CheckConstraint(
                condition=Q(kind=CriterionKind.STOP, weight=0)
                | Q(kind=CriterionKind.SCORED, weight__range=(1, 100)),
                name="criterion_stops_or_weighs",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__in=["all", "named", "system"]),
                name="criterion_answered_by",
            ),
        ]


class GateRound(models.Model):
    """一轮评审: one passage of a project, or of its change, through the gate, under one version of the rules."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="rounds")
    change = models.ForeignKey(Change, models.PROTECT, null=True, related_name="rounds")
    rules = models.ForeignKey(RuleSet, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("第几轮")
    state = models.CharField(
        "进展", max_length=8, choices=RoundState.choices, default=RoundState.OPEN
    )
    opened_at = models.DateTimeField("开始")
    due_at = models.DateTimeField("评审截止")

    objects = GateRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "一轮评审"
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="round_once"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(state=RoundState.OPEN), name="round_one_open"
            ),
        ]


class Reviewing(models.Model):
    """评审人: named for a round, says first whether there is a conflict, then gives marks, or recuses."""

    round = models.ForeignKey(GateRound, models.PROTECT, related_name="reviewings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="reviewings")
    post_id = models.BigIntegerField("岗位编号")
    label = models.CharField("以什么岗位评", max_length=80)
    is_political = models.BooleanField("负责政治和意识形态审查", default=False)
    named_at = models.DateTimeField("指定时间")
    conflict = models.CharField("回避声明", max_length=8, choices=Conflict.choices, blank=True)
    conflict_words = models.CharField("什么关系", max_length=200, blank=True)
    declared_at = models.DateTimeField("声明时间", null=True)
    words = models.CharField("评审意见", max_length=400, blank=True)
    private_words = models.CharField("内部意见", max_length=400, blank=True)
    given_at = models.DateTimeField("交评审时间", null=True)

    objects = ReviewingQuerySet.as_manager()

    class Meta:
        verbose_name = "评审人"
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="reviewer_once"),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(is_political=True) & ~Q(conflict=Conflict.HAS),
                name="reviewer_one_political",
            ),
            models.CheckConstraint(
                condition=Q(conflict="", declared_at=None)
                | ~Q(conflict="") & Q(declared_at__isnull=False),
                name="reviewer_declared_at",
            ),
            models.CheckConstraint(
                condition=~Q(conflict=Conflict.HAS) | ~Q(conflict_words=""),
                name="reviewer_says_which_conflict",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None, words="", private_words="")
                | Q(conflict=Conflict.NONE, given_at__isnull=False),
                name="reviewer_gives_after_declaring",
                violation_error_message="先声明有没有利害关系，再评审；回避的人不评。",
            ),
        ]


class Mark(models.Model):
    """一条的评审: what one reviewer gave to one criterion; none of who recused (the database says so)."""

    reviewing = models.ForeignKey(Reviewing, models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="marks")
    value = models.PositiveSmallIntegerField("给几分")

    class Meta:
        verbose_name = "一条的评审"
        constraints = [
            models.UniqueConstraint(fields=["reviewing", "criterion"], name="mark_once"),
            models.CheckConstraint(condition=Q(value__lte=HIGHEST), name="mark_within"),
        ]


class Decision(models.Model):
    """准入决定: by somebody who neither proposed nor reviewed (the database says so); public with its reasons."""

    round = models.OneToOneField(GateRound, models.PROTECT, related_name="decision")
    outcome = models.CharField("决定", max_length=8, choices=GateOutcome.choices)
    reasons = models.CharField("理由", max_length=400)
    decided_at = models.DateTimeField("决定时间")
    decided_by_id = models.BigIntegerField("决定人编号")
    decided_as = models.CharField("以什么岗位决定", max_length=80)
    appeal_until = models.DateField("申诉截止")

    class Meta:
        verbose_name = "准入决定"
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons")
        ]

    @property
    def said(self) -> str:
        """The outcome in words: of a change it is said otherwise than of an admission."""
        if self.round.change_id is None:
            return self.get_outcome_display()
        return CHANGE_OUTCOMES[GateOutcome(self.outcome)]

    @property
    def contested(self) -> "Appeal | None":
        """The appeal against it, if there is one."""
        return getattr(self, "appeal", None)


class Appeal(models.Model):
    """申诉: once against a decision, answered by another person than who decided."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    words = models.CharField("为什么申诉", max_length=400)
    asked_at = models.DateTimeField("申诉时间")
    asked_as = models.CharField("以什么岗位申诉", max_length=80)
    decider_id = models.BigIntegerField("原决定人编号")
    outcome = models.CharField("答复", max_length=8, choices=AppealOutcome.choices, blank=True)
    reasons = models.CharField("答复理由", max_length=400, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)

    class Meta:
        verbose_name = "准入申诉"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answered_by_id=None)
                | ~Q(outcome="")
                & ~Q(reasons="")
                & Q(answered_at__isnull=False, answered_by_id__isnull=False),
                name="gate_appeal_answered_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(answered_by_id=None) | ~Q(answered_by_id=F("decider_id")),
                name="gate_appeal_to_another",
            ),
        ]
