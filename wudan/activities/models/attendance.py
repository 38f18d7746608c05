"""到场: a presence is a fact signed by two, the organizer's side and the side that was served."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.enums import AttendanceState, PresenceBy, Witness
from wudan.activities.models.activity import Opening
from wudan.activities.models.sign_up import SignUp
from wudan.activities.querysets import AttendanceQuerySet
from wudan.people.models import Person


class Attendance(models.Model):
    """到场登记: when somebody came and left, and by whose word. No face, no track (G17, A03–A05)."""

    sign_up = models.OneToOneField(SignUp, models.PROTECT, related_name="attendance")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    state = models.CharField(
        "状态", max_length=10, choices=AttendanceState.choices, default=AttendanceState.PRESENT
    )
    came_at = models.DateTimeField("到场")
    came_by = models.CharField("怎么记的", max_length=8, choices=PresenceBy.choices)
    left_at = models.DateTimeField("离开", null=True)
    left_by = models.CharField("怎么记的", max_length=8, choices=PresenceBy.choices, blank=True)
    vouched_at = models.DateTimeField("组织方确认", null=True)
    vouched_by_id = models.BigIntegerField("确认人", null=True)
    vouched_post_id = models.BigIntegerField("确认岗位", null=True)
    witnessed_at = models.DateTimeField("服务对象确认", null=True)
    witness = models.CharField("怎么确认的", max_length=8, choices=Witness.choices, blank=True)
    witnessed_by_id = models.BigIntegerField("谁记下的", null=True)
    in_range = models.BooleanField("在附近", null=True, help_text="a hint, never a proof")
    hand = models.CharField(
        "同一台设备的记号",
        max_length=16,
        blank=True,
        help_text="the same device within one shift; cannot be followed to another",
    )
    flags = models.JSONField("要看一眼", default=list, help_text="reasons a human should look")
    corrected_at = models.DateTimeField("更正时间", null=True)
    why = models.CharField("说明", max_length=200, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "到场登记"
        indexes = [
            models.Index(fields=["person", "came_at"], name="attendance_of_person"),
            models.Index(fields=["opening", "state"], name="attendance_in_opening"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(left_at=None), name="attendance_one_open"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gt=F("came_at")),
                name="attendance_left_later",
            ),
            models.CheckConstraint(
                condition=~Q(state=AttendanceState.CONFIRMED)
                | (
                    Q(left_at__isnull=False, vouched_at__isnull=False, witnessed_at__isnull=False)
                    & Q(vouched_by_id__isnull=False, witnessed_by_id__isnull=False)
                    & ~Q(witness="")
                    & ~Q(vouched_by_id=F("witnessed_by_id"))
                ),
                name="attendance_confirmed_by_two",
            ),
            models.CheckConstraint(
                condition=Q(vouched_by_id=None) | ~Q(vouched_by_id=F("person_id")),
                name="attendance_not_vouched_by_self",
            ),
            models.CheckConstraint(
                condition=Q(witnessed_by_id=None) | ~Q(witnessed_by_id=F("person_id")),
                name="attendance_not_witnessed_by_self",
            ),
        ]
