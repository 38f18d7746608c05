"""交办: a decision with a unit that owns it and a day; on every next agenda until it is closed (R096)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.meetings.enums.task import TaskState, TaskStep
from wudan.meetings.models.meeting import AgendaItem, Meeting
from wudan.meetings.querysets.task import TaskQuerySet


class Task(models.Model):
    """会议定下的一件事: what, which unit, by which day; owned by the unit, so it outlives its people."""

    county = models.CharField("县", max_length=6)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="tasks")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="tasks")
    number = models.PositiveSmallIntegerField("第几件")
    words = models.CharField("定了什么", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks", verbose_name="承办单位")
    due_on = models.DateField("哪天前办完")
    state = models.CharField(
        "到哪一步", max_length=10, choices=TaskState.choices, default=TaskState.DRAFT
    )
    version = models.PositiveIntegerField("第几次改动", default=1)
    reported_by_id = models.BigIntegerField("谁报的", null=True)
    told_ahead_of = models.DateField("提醒过快到的那天", null=True)
    told_past = models.DateField("提醒过已到的那天", null=True)
    closed_at = models.DateTimeField("办结时间", null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "会议交办"
        ordering = ["meeting_id", "number"]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="task_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="task_number_once"),
            models.CheckConstraint(condition=~Q(words=""), name="task_says_something"),
            models.CheckConstraint(
                condition=Q(state__in=[TaskState.ACCEPTED, TaskState.DROPPED], closed_at__isnull=False)
                | Q(
                    state__in=[TaskState.DRAFT, TaskState.OPEN, TaskState.REPORTED],
                    closed_at=None,
                ),
                name="task_closed_at_a_time",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.words


class TaskNote(models.Model):
    """办理记录: one step of a decision: who in which post, what in a sentence, what changed."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="notes")
    step = models.CharField("哪一步", max_length=10, choices=TaskStep.choices)
    words = models.CharField("一句话", max_length=200, blank=True)
    at = models.DateTimeField("时间")
    written_as = models.CharField("以什么岗位", max_length=80)
    was_due_on = models.DateField("原来哪天前", null=True)
    was_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="原来谁承办"
    )

    class Meta:
        verbose_name = "办理记录"
        ordering = ["pk"]
