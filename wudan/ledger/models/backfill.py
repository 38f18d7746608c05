"""补录: hours without a sign-in: a reason, a file, a second person of another unit (A01)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.ledger.enums import BackfillState
from wudan.ledger.models.record import ServiceRecord
from wudan.ledger.querysets import BackfillQuerySet
from wudan.people.models import Person
from wudan.teams.models import Team


class Backfill(models.Model):
    """补录申请: asked by who organizes, decided from above; gives 荣誉时长, marked as such."""

    county = models.CharField("县", max_length=6)
    ref = models.CharField("凭据号", max_length=64, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="backfills")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="backfills", verbose_name="记录单位"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="backfills")
    title = models.CharField("名称", max_length=50)
    place = models.CharField("地点", max_length=120, blank=True)
    words = models.CharField("服务内容", max_length=400)
    reason = models.CharField("为什么要补录", max_length=200)
    leader_name = models.CharField("活动负责人", max_length=40, blank=True)
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    no_meeting = models.BooleanField("不是会议、参观、培训", default=False)
    file_name = models.CharField("存放名", max_length=32, blank=True)
    file_type = models.CharField("证明材料的格式", max_length=20)
    file_hash = models.CharField("证明材料的摘要", max_length=64)
    state = models.CharField("状态", max_length=10, choices=BackfillState.choices)
    asked_at = models.DateTimeField("申请时间")
    asked_by_id = models.BigIntegerField("申请人")
    asked_post_id = models.BigIntegerField("申请岗位")
    asked_unit_id = models.BigIntegerField("申请单位")
    decided_at = models.DateTimeField("审批时间", null=True)
    decided_by_id = models.BigIntegerField("审批人", null=True)
    decided_post_id = models.BigIntegerField("审批岗位", null=True)
    decided_unit_id = models.BigIntegerField("审批单位", null=True)
    decision_words = models.CharField("审批意见", max_length=200, blank=True)
    record = models.OneToOneField(ServiceRecord, models.PROTECT, null=True, related_name="backfill")

    objects = BackfillQuerySet.as_manager()

    class Meta:
        verbose_name = "补录申请"
        indexes = [models.Index(fields=["county", "state", "asked_at"], name="backfill_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="backfill_ends_later"
            ),
            models.CheckConstraint(condition=Q(no_meeting=True), name="backfill_no_meeting"),
            models.CheckConstraint(
                condition=~Q(asked_by_id=F("person_id")), name="backfill_not_for_oneself"
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id=None)
                | ~Q(decided_by_id=F("asked_by_id"))
                & ~Q(decided_by_id=F("person_id"))
                & ~Q(decided_unit_id=F("asked_unit_id")),
                name="backfill_second_of_another_unit",
            ),
            models.CheckConstraint(
                condition=Q(state=BackfillState.APPROVED, record__isnull=False)
                | ~Q(state=BackfillState.APPROVED) & Q(record=None),
                name="backfill_approved_iff_recorded",
            ),
            models.CheckConstraint(
                condition=Q(state=BackfillState.ASKED, decided_by_id=None)
                | ~Q(state=BackfillState.ASKED) & Q(decided_by_id__isnull=False),
                name="backfill_decided_by_somebody",
            ),
        ]  # fmt: skip

    @property
    def minutes(self) -> int:
        """How long it was."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
