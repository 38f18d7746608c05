"""排班: who would come, what roster is proposed, who is invited to which shift (R052, 条例 §25)."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.enums import InvitedState
from wudan.activities.models.activity import Activity, Opening
from wudan.activities.models.sign_up import SignUp
from wudan.activities.querysets import ShiftInvitationQuerySet
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

OPEN = (InvitedState.PROPOSED, InvitedState.WAITING)
_ANSWERED = (
    InvitedState.ACCEPTED, InvitedState.REFUSED, InvitedState.LAPSED, InvitedState.RECALLED,
)  # fmt: skip


class Willingness(models.Model):
    """愿意去: a volunteer told which shifts suit, and how many at most; the organizer may invite."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="willing")
    person = models.ForeignKey(Person, models.PROTECT, related_name="willing")
    shifts = models.JSONField("哪几班", default=dict, help_text="shift → Wish")
    most = models.PositiveSmallIntegerField("最多几班")
    told_at = models.DateTimeField("说的时间")

    class Meta:
        verbose_name = "愿意去"
        constraints = [
            models.UniqueConstraint(fields=["activity", "person"], name="willing_once"),
            models.CheckConstraint(condition=Q(most__gte=1), name="willing_for_one_at_least"),
        ]


class StaffingProposal(models.Model):
    """排班建议: what the last reckoning of an activity's roster came to; its lines are invitations."""

    activity = models.OneToOneField(Activity, models.CASCADE, related_name="proposal")
    made_at = models.DateTimeField("算的时间")
    made_by_id = models.BigIntegerField("谁算的")
    people = models.PositiveIntegerField("看了多少人")
    objective = models.IntegerField("这样排的代价", help_text="seconds, wudan.matching.rosters")
    bound = models.IntegerField("最低不会低于", help_text="no roster costs less")
    empty = models.JSONField("空着的", default=dict, help_text="opening → missing, reasons")
    digest = models.CharField("输入的摘要", max_length=64)

    class Meta:
        verbose_name = "排班建议"
        constraints = [
            models.CheckConstraint(
                condition=Q(objective__gte=F("bound")), name="proposal_not_below_bound"
            )
        ]


class ShiftInvitation(models.Model):
    """班次邀请: one person is asked for one place, which is held until the answer or the deadline.

    拟请 (proposed) is not sent and holds nothing. Saying no takes one tap, asks for no reason and
    is kept for nothing but not to ask again for this activity (志愿服务条例 §25).
    """

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="shift_invitations")
    state = models.CharField(
        "状态", max_length=10, choices=InvitedState.choices, default=InvitedState.PROPOSED
    )
    by_hand = models.BooleanField("负责人加的", default=False)
    proposed_at = models.DateTimeField("列入时间")
    sent_at = models.DateTimeField("发出时间", null=True)
    sent_by_id = models.BigIntegerField("谁发的", null=True)
    answer_by = models.DateTimeField("答复期限", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    channel = models.CharField(
        "怎么答的", max_length=10, choices=ConsentChannel.choices, blank=True
    )
    sign_up = models.OneToOneField(
        SignUp, models.PROTECT, null=True, related_name="invitation", verbose_name="成了哪个报名"
    )

    objects = ShiftInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "班次邀请"
        indexes = [
            models.Index(fields=["person", "state"], name="invited_person"),
            models.Index(
                fields=["answer_by"], name="invited_until", condition=Q(state=InvitedState.WAITING)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "person"], condition=Q(state__in=OPEN), name="invited_once",
                violation_error_message="这一班已经列了这个人。",
            ),
            models.CheckConstraint(
                condition=Q(state=InvitedState.PROPOSED, sent_at=None)
                | (
                    ~Q(state=InvitedState.PROPOSED)
                    & Q(sent_at__isnull=False, answer_by__isnull=False, sent_by_id__isnull=False)
                ),
                name="invited_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, answered_at=None)
                | Q(state__in=_ANSWERED, answered_at__isnull=False),
                name="invited_answered_when",
            ),
            models.CheckConstraint(
                condition=Q(state=InvitedState.ACCEPTED, sign_up__isnull=False)
                | (~Q(state=InvitedState.ACCEPTED) & Q(sign_up=None)),
                name="invited_yes_is_a_sign_up",
            ),
        ]  # fmt: skip
