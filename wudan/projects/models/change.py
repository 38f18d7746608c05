"""变更: what a listed project should say instead, where the gate judged it; the listed text stays in force."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.projects.enums.gate import ChangeState
from wudan.projects.models.project import Project


class Change(models.Model):
    """变更提议: only what would change, and why; never edited, made by a decision (the database says so)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField("第几次变更")
    content = models.JSONField("改成什么")
    why = models.CharField("为什么改", max_length=400)
    state = models.CharField(
        "进展", max_length=10, choices=ChangeState.choices, default=ChangeState.OPEN
    )
    proposed_at = models.DateTimeField("提出时间")
    proposed_by_id = models.BigIntegerField("提出人编号")
    proposed_for = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="以哪个单位的岗位提出"
    )
    proposed_as = models.CharField("以什么岗位提出", max_length=80)
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        verbose_name = "变更提议"
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="change_once"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(state=ChangeState.OPEN), name="change_one_open"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="change_says_why"),
            models.CheckConstraint(
                condition=Q(state=ChangeState.OPEN, ended_at=None)
                | ~Q(state=ChangeState.OPEN) & Q(ended_at__isnull=False),
                name="change_ended_iff_when",
            ),
        ]
