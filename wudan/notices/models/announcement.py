"""统一通知: the same words to many, told in batches; it can be followed, stopped and gone on with."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.notices.enums import AnnouncementState, Recipients
from wudan.notices.querysets import AnnouncementQuerySet

LONGEST_ANNOUNCEMENT = 300


class Announcement(models.Model):
    """统一通知: written by one, sent by another; one message a person, wherever it was broken off."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="哪个单位发")
    recipients = models.CharField("发给谁", max_length=12, choices=Recipients.choices)
    text = models.CharField("内容", max_length=LONGEST_ANNOUNCEMENT)
    is_urgent = models.BooleanField("急", default=False)
    by_wire = models.BooleanField("也发短信", default=False)
    state = models.CharField(
        "到哪一步",
        max_length=10,
        choices=AnnouncementState.choices,
        default=AnnouncementState.DRAFT,
    )
    written_at = models.DateTimeField("写的时间")
    written_by_id = models.BigIntegerField("写的人")
    written_as = models.CharField("以什么岗位写", max_length=80)
    released_at = models.DateTimeField("发的时间", null=True)
    released_by_id = models.BigIntegerField("发的人", null=True)
    released_as = models.CharField("以什么岗位发", max_length=80, blank=True)
    ended_at = models.DateTimeField("发完或停的时间", null=True)
    many = models.PositiveIntegerField("要告诉多少人", default=0)
    told = models.PositiveIntegerField("告诉了多少人", default=0)
    reached = models.BigIntegerField("到哪个人", default=0, help_text="the last person's key")
    lease_until = models.DateTimeField("占到", null=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = "统一通知"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AnnouncementState.DRAFT, released_at=None)
                | Q(state=AnnouncementState.CANCELLED)
                | Q(released_at__isnull=False),
                name="announcement_released_when",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[AnnouncementState.DRAFT, AnnouncementState.SENDING], ended_at=None
                )
                | Q(
                    state__in=[AnnouncementState.DONE, AnnouncementState.CANCELLED],
                    ended_at__isnull=False,
                ),
                name="announcement_ended_when",
            ),
            models.CheckConstraint(
                condition=Q(released_by_id=None) | ~Q(released_by_id=F("written_by_id")),
                name="announcement_by_two",
                violation_error_message="写的人和发的人要是两个人。",
            ),
        ]
        indexes = [models.Index(fields=["county", "written_at"], name="announcement_by_day")]
