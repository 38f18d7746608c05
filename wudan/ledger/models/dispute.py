"""时长异议: a volunteer says that the book is wrong; who answers, by when, and what came of it."""

from django.db import models
from django.db.models import Q

from wudan.activities.models import Attendance
from wudan.areas.models import Unit
from wudan.ledger.enums import DisputeKind, DisputeState
from wudan.ledger.models.record import ServiceRecord
from wudan.ledger.querysets import DisputeQuerySet
from wudan.people.models import Person


class Dispute(models.Model):
    """异议 (67号令 §13): answered with reasons within a deadline, else the site above takes it."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="hour_disputes")
    kind = models.CharField("哪里不对", max_length=8, choices=DisputeKind.choices)
    record = models.ForeignKey(ServiceRecord, models.PROTECT, null=True, related_name="disputes")
    attendance = models.ForeignKey(Attendance, models.PROTECT, null=True, related_name="disputes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="记录单位")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="谁来答复")
    day = models.DateField("哪一天")
    words = models.CharField("怎么不对", max_length=400, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=DisputeState.choices, default=DisputeState.OPEN
    )
    at = models.DateTimeField("提出时间")
    due_at = models.DateTimeField("最迟答复")
    escalated_at = models.DateTimeField("上交时间", null=True)
    overdue_at = models.DateTimeField("到中心办公室后又超时", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人", null=True)
    answered_post_id = models.BigIntegerField("答复岗位", null=True)
    answer_words = models.CharField("答复", max_length=400, blank=True)
    outcome_record = models.ForeignKey(
        ServiceRecord, models.PROTECT, null=True, related_name="+", verbose_name="更正后的记录"
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = "时长异议"
        indexes = [models.Index(fields=["state", "due_at"], name="dispute_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(state=DisputeState.OPEN),
                name="dispute_one_open_of_record",
            ),
            models.CheckConstraint(
                condition=Q(kind=DisputeKind.WRONG, record__isnull=False)
                | Q(kind=DisputeKind.MISSING, record=None),
                name="dispute_wrong_names_record",
            ),
            models.CheckConstraint(
                condition=Q(state=DisputeState.OPEN, answered_at=None)
                | ~Q(state=DisputeState.OPEN) & Q(answered_at__isnull=False),
                name="dispute_answered_iff_closed",
            ),
        ]
