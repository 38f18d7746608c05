"""投诉建议: what somebody says went wrong, who answers, who must never see it (R117; domain §5 row 38)."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.complaints.enums import (
    About,
    ComplaintChannel,
    ComplaintDesk,
    ComplaintKind,
    ComplaintOutcome,
    ComplaintStage,
    Side,
)
from wudan.complaints.querysets import ComplaintQuerySet
from wudan.orders.models import Order
from wudan.people.models import Person
from wudan.people.personal import Personal, SealedField


class Informant(Personal):
    """提出的人: name and telephone as they were given; masked, nothing of it is shown."""

    kind, label = "informant", "提出的人"


class InformantField(SealedField):
    """Who complained, sealed."""

    value_type = Informant


class Complaint(models.Model):
    """一件投诉建议: found again by number and slip code, without saying who one is."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    slip_code = models.CharField("查询码", max_length=6)
    slip_misses = models.PositiveSmallIntegerField("查询码输错", default=0)
    kind = models.CharField("投诉还是建议", max_length=10, choices=ComplaintKind.choices)
    about = models.CharField("说的是什么", max_length=8, choices=About.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="complaints")
    role = models.CharField("哪个岗位", max_length=24, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="complaints")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="complaints")
    words = models.TextField("说的事", blank=True)
    channel = models.CharField("怎么来的", max_length=5, choices=ComplaintChannel.choices)
    noted_as = models.CharField("谁代记的", max_length=80, blank=True)
    is_anonymous = models.BooleanField("不说是谁")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="complaints")
    informant = InformantField("提出的人")
    desk = models.CharField("归谁办", max_length=9, choices=ComplaintDesk.choices)
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="办理单位")
    stage = models.CharField(
        "到哪一步", max_length=8, choices=ComplaintStage.choices, default=ComplaintStage.FILED
    )
    filed_at = models.DateTimeField("提出时间")
    receive_by = models.DateTimeField("最迟受理")
    answer_by = models.DateTimeField("最迟答复")
    received_at = models.DateTimeField("受理时间", null=True)
    extended_why = models.CharField("为什么延期", max_length=200, blank=True)
    raised_at = models.DateTimeField("超时上交时间", null=True)
    raised_times = models.PositiveSmallIntegerField("上交过几次", default=0)
    outcome = models.CharField("结果", max_length=9, choices=ComplaintOutcome.choices, blank=True)
    answer_words = models.TextField("答复", blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    is_satisfied = models.BooleanField("满意", null=True)
    rated_at = models.DateTimeField("评价时间", null=True)
    reopened_at = models.DateTimeField("重新办理时间", null=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = "投诉建议"
        indexes = [
            models.Index(fields=["county", "stage", "answer_by"], name="complaint_waiting"),
            models.Index(fields=["county", "filed_at"], name="complaint_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(person=None), name="complaint_nameless_names_nobody"
            ),
            models.CheckConstraint(
                condition=Q(
                    stage=ComplaintStage.ANSWERED, answered_at__isnull=False, answered_by_id__isnull=False
                ) & ~Q(outcome="")
                | ~Q(stage=ComplaintStage.ANSWERED),
                name="complaint_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(stage=ComplaintStage.MERGED, merged_into__isnull=False)
                | (~Q(stage=ComplaintStage.MERGED) & Q(merged_into=None)),
                name="complaint_merged_iff_into",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="complaint_not_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(is_satisfied=None, rated_at=None)
                | Q(is_satisfied__isnull=False, rated_at__isnull=False),
                name="complaint_rated_when",
            ),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether an answer is owed."""
        return self.stage in (ComplaintStage.FILED, ComplaintStage.RECEIVED)

    @property
    def was_extended(self) -> bool:
        """Whether the one extension was used."""
        return bool(self.extended_why)


class Involved(models.Model):
    """不能看的: a unit with everything below it, a person, or a role the complaint is about."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="involved")
    path = models.CharField("哪个单位和下级", max_length=80, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    role = models.CharField("哪个角色", max_length=24, blank=True)

    class Meta:
        verbose_name = "投诉涉及的一方"
        constraints = [
            models.CheckConstraint(
                condition=~Q(path="") | Q(person__isnull=False) | ~Q(role=""),
                name="involved_somebody",
            )
        ]
        indexes = [models.Index(fields=["complaint", "path"], name="involved_of_complaint")]


class ComplaintNote(models.Model):
    """一句话: what the complainant adds or the handler asks; none names who complained."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="notes")
    side = models.CharField("谁说的", max_length=11, choices=Side.choices)
    words = models.TextField("话", blank=True)
    at = models.DateTimeField("时间")
    who = models.CharField("以什么岗位", max_length=80, blank=True)

    class Meta:
        verbose_name = "投诉里的一句话"
        indexes = [models.Index(fields=["complaint", "id"], name="complaint_notes")]
