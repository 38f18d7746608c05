"""联席会议: a month's meeting of the units, or of one platform's; agenda, who came, minutes (R095, R096)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.catalog.models import Platform
from wudan.meetings.enums.meeting import (
    AgendaPart,
    MeetingKind,
    MeetingState,
    MotionState,
    Presence,
)
from wudan.meetings.querysets.meeting import (
    InviteeQuerySet,
    MeetingQuerySet,
    MotionQuerySet,
)

_J, _P = MeetingKind.JOINT, MeetingKind.PLATFORM
_LIVE = ~Q(state=MeetingState.DROPPED)


class Meeting(models.Model):
    """会议: looks back on one month; one live joint meeting a month, one of each platform."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("哪种会", max_length=10, choices=MeetingKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="meetings", verbose_name="召集单位")
    platform = models.ForeignKey(
        Platform, models.PROTECT, null=True, related_name="meetings", verbose_name="哪个平台"
    )
    month = models.DateField("看哪个月", help_text="那个月的第一天")
    day = models.DateField("哪天开")
    starts_at = models.TimeField("几点开")
    place = models.CharField("在哪里开", max_length=60)
    convener = models.CharField("召集人", max_length=60, help_text="职务，不是姓名")
    state = models.CharField(
        "到哪一步", max_length=8, choices=MeetingState.choices, default=MeetingState.DRAFTED
    )
    version = models.PositiveIntegerField("第几次改动", default=1)
    drafted_at = models.DateTimeField("拟定时间")
    drafted_as = models.CharField("以什么岗位拟定", max_length=80)
    called_at = models.DateTimeField("通知时间", null=True)
    held_at = models.DateTimeField("登记到会的时间", null=True)
    adopted_at = models.DateTimeField("纪要定下的时间", null=True)
    adopted_as = models.CharField("以什么岗位定下纪要", max_length=80, blank=True)
    why = models.CharField("为什么改期、没有开成", max_length=200, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "会议"
        indexes = [models.Index(fields=["county", "-day"], name="meeting_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["county", "month"], condition=_LIVE & Q(kind=_J),
                name="meeting_joint_once_a_month",
                violation_error_message="这个月的联席会议已经有了。",
            ),
            models.UniqueConstraint(
                fields=["platform", "month"], condition=_LIVE & Q(kind=_P),
                name="meeting_platform_once_a_month",
                violation_error_message="这个平台这个月的会商已经有了。",
            ),
            models.CheckConstraint(
                condition=Q(kind=_J, platform=None) | Q(kind=_P, platform__isnull=False),
                name="meeting_of_a_platform_or_of_all",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1) & Q(day__gt=F("month")), name="meeting_after_its_month"
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.ADOPTED, adopted_at__isnull=False)
                | (~Q(state=MeetingState.ADOPTED) & Q(adopted_at=None)),
                name="meeting_adopted_at_a_time",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        what = self.platform.name if self.platform else ""
        return f"{what}{MeetingKind(self.kind).label}（{self.month:%Y}年{self.month.month}月情况）"


class Invitee(models.Model):
    """到会单位: a unit that belongs to the meeting, or was added for it or for one item; who came, and no more."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitees")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="invitations_to_meet")
    seat_title = models.CharField("哪个职务到会", max_length=30)
    presence = models.CharField(
        "谁来了", max_length=8, choices=Presence.choices, default=Presence.UNSAID
    )
    is_added = models.BooleanField("通知以后加请的", default=False)
    item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, related_name="guests",
        verbose_name="为哪一项来",
    )  # fmt: skip
    off_at = models.DateTimeField("不请了的时间", null=True)
    off_why = models.CharField("为什么不请了", max_length=200, blank=True)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        verbose_name = "到会单位"
        ordering = ["unit__path"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "unit"], name="invitee_once"),
            models.CheckConstraint(
                condition=Q(off_at=None, off_why="")
                | Q(off_at__isnull=False, presence=Presence.UNSAID) & ~Q(off_why=""),
                name="invitee_taken_off_for_a_reason",
            ),
        ]


class Motion(models.Model):
    """提请研究: something a unit wants the next meeting to talk over; nobody has to hand one in."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="motions", verbose_name="提出单位")
    platform = models.ForeignKey(
        Platform, models.PROTECT, null=True, related_name="motions", verbose_name="归哪个平台的会"
    )
    title = models.CharField("什么事", max_length=60)
    words = models.CharField("说明", max_length=400, blank=True)
    state = models.CharField(
        "到哪一步", max_length=10, choices=MotionState.choices, default=MotionState.WAITING
    )
    raised_at = models.DateTimeField("提出时间")
    raised_as = models.CharField("以什么岗位提出", max_length=80)

    objects = MotionQuerySet.as_manager()

    class Meta:
        verbose_name = "提请研究的事"
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="motion_says_something")]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """议题: one part of the agenda that was sent; what was said on it, if anybody writes it down."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField("第几项")
    part = models.CharField("哪一部分", max_length=10, choices=AgendaPart.choices)
    title = models.CharField("议题", max_length=80)
    motion = models.ForeignKey(Motion, models.PROTECT, null=True, related_name="items")
    minutes = models.CharField("说了什么", max_length=1000, blank=True)

    class Meta:
        verbose_name = "议题"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once"),
            models.CheckConstraint(
                condition=Q(part=AgendaPart.MOTION, motion__isnull=False)
                | (~Q(part=AgendaPart.MOTION) & Q(motion=None)),
                name="agenda_item_of_a_motion",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Correction(models.Model):
    """更正: what should be read instead, after the minutes were adopted; the first words stay."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="corrections")
    words = models.CharField("应为", max_length=1000)
    why = models.CharField("为什么更正", max_length=200)
    corrected_at = models.DateTimeField("更正时间")
    corrected_as = models.CharField("以什么岗位更正", max_length=80)

    class Meta:
        verbose_name = "纪要更正"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(why=""), name="correction_says_what_and_why"
            )
        ]
