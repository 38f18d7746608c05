"""报名: a person has a place in an opening, or waits for one."""

from django.db import models
from django.db.models import Q

from wudan.activities.enums import SignUpState
from wudan.activities.models.activity import Opening
from wudan.activities.querysets import SignUpQuerySet
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

LIVE = (SignUpState.PLACED, SignUpState.WAITING)


class SignUp(models.Model):
    """报名: one person for one opening; who cannot come says so and the place is open again."""

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="sign_ups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="sign_ups")
    state = models.CharField("状态", max_length=10, choices=SignUpState.choices)
    at = models.DateTimeField("报名时间")
    turn = models.PositiveIntegerField("先后", default=0, help_text="order of the waiting list")
    channel = models.CharField(
        "怎么报的", max_length=10, choices=ConsentChannel.choices, default=ConsentChannel.WEB
    )
    by_post_id = models.BigIntegerField("代报岗位", null=True)
    accompanied_by = models.CharField("陪同的大人", max_length=40, blank=True)
    placed_at = models.DateTimeField("报上时间", null=True)
    ended_at = models.DateTimeField("退出时间", null=True)
    why = models.CharField("原因", max_length=200, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="顶替谁"
    )
    offered_at = models.DateTimeField("找人顶替", null=True)
    offered_to = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="offered_sign_ups",
        verbose_name="想请谁顶替",
    )
    reminded_at = models.DateTimeField("提醒时间", null=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = "报名"
        indexes = [
            models.Index(fields=["opening", "state", "turn"], name="sign_up_in_turn"),
            models.Index(fields=["person", "state"], name="sign_up_of_person"),
            models.Index(
                fields=["offered_at"], name="sign_up_offered", condition=Q(offered_at__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "person"],
                condition=Q(state__in=LIVE),
                name="sign_up_once",
                violation_error_message="已经报过这一班了。",
            ),
            models.CheckConstraint(
                condition=~Q(state=SignUpState.PLACED) | Q(placed_at__isnull=False),
                name="sign_up_placed_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE) | Q(ended_at__isnull=False), name="sign_up_ended_when"
            ),
            models.CheckConstraint(
                condition=Q(offered_to=None) | Q(offered_at__isnull=False),
                name="sign_up_offered_when",
            ),
        ]
