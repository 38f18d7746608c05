"""What follows an admission: the list, half-yearly looks, exits; and what precedes it, the nursery."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.projects.enums.life import (
    ExitGround,
    ExitOutcome,
    LookOutcome,
    NurseryStep,
)
from wudan.projects.models.project import Project
from wudan.teams.models import TrainingSession


class ListEntry(models.Model):
    """名单上的一段: from which day to which a project stood on the dynamic list (R065)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="entries")
    entered_on = models.DateField("进")
    left_on = models.DateField("出", null=True)
    why_in = models.CharField("为什么进", max_length=400)
    why_out = models.CharField("为什么出", max_length=400, blank=True)

    class Meta:
        verbose_name = "名单上的一段"
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(left_on=None), name="list_one_present"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None, why_out="")
                | Q(left_on__gte=F("entered_on")) & ~Q(why_out=""),
                name="list_left_with_reasons",
            ),
        ]


class HalfYearLook(models.Model):
    """半年评估: what was seen of the half year, in figures of our own rows, and what a person says of it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="looks")
    on = models.DateField("哪天")
    figures = models.JSONField("当时的数")
    outcome = models.CharField("结论", max_length=8, choices=LookOutcome.choices)
    words = models.CharField("看到什么", max_length=400)
    looked_as = models.CharField("以什么岗位评估", max_length=80)

    class Meta:
        verbose_name = "半年评估"
        constraints = [
            models.UniqueConstraint(fields=["project", "on"], name="look_once_a_day"),
            models.CheckConstraint(condition=~Q(words=""), name="look_says_something"),
        ]


class ExitProposal(models.Model):
    """退出建议: on which ground and figures; nothing exits until a person decides, with reasons."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="exit_proposals")
    ground = models.CharField("依据", max_length=8, choices=ExitGround.choices)
    figures = models.JSONField("当时的数")
    words = models.CharField("说明", max_length=400, blank=True)
    proposed_at = models.DateTimeField("提出时间")
    proposed_as = models.CharField("谁提出", max_length=80)
    outcome = models.CharField("决定", max_length=8, choices=ExitOutcome.choices, blank=True)
    reasons = models.CharField("理由", max_length=400, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_by_id = models.BigIntegerField("决定人编号", null=True)
    decided_as = models.CharField("以什么岗位决定", max_length=80, blank=True)

    class Meta:
        verbose_name = "退出建议"
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(outcome=""), name="exit_one_open"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by_id=None)
                | ~Q(outcome="")
                & ~Q(reasons="")
                & Q(decided_at__isnull=False, decided_by_id__isnull=False),
                name="exit_decided_by_a_person",
            ),
        ]


class NurseryNote(models.Model):
    """孵化进展: how far it came, with whose company and which training (R071). Its money stands in the fund."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="nursery_notes")
    step = models.CharField("到哪一步", max_length=12, choices=NurseryStep.choices)
    companion = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="accompanied_projects", verbose_name="谁陪跑"
    )
    session = models.ForeignKey(
        TrainingSession,
        models.PROTECT,
        null=True,
        related_name="nursery_notes",
        verbose_name="哪场培训",
    )
    words = models.CharField("做了什么", max_length=400)
    noted_at = models.DateTimeField("记下时间")
    noted_as = models.CharField("以什么岗位记的", max_length=80)

    class Meta:
        verbose_name = "孵化进展"
        ordering = ["noted_at", "pk"]
