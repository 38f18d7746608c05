"""By when: one row for each step that must be taken."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.orders.enums import Step
from wudan.orders.models.order import Order
from wudan.orders.querysets import DeadlineQuerySet


class Deadline(models.Model):
    """期限: by when a step must be taken. A row, so that no crash forgets it."""

    county = models.CharField("县", max_length=6)
    order = models.ForeignKey(Order, models.PROTECT, related_name="deadlines")
    step = models.CharField("步骤", max_length=12, choices=Step.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")
    set_at = models.DateTimeField("设定")
    due_at = models.DateTimeField("到期")
    missed_at = models.DateTimeField("超时处理", null=True)
    ended_at = models.DateTimeField("结束", null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "期限"
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(ended_at=None), name="deadline_one_running"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(ended_at=None, missed_at=None),
                name="deadline_due",
            ),
            models.Index(
                fields=["due_at"], condition=Q(ended_at=None), name="deadline_running_due"
            ),
        ]
