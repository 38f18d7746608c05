"""入队申请与申诉: who asks to join a team, what became of it, and what the site above says (R057).

志愿服务条例 §25: joining is a wish of one's own. Whoever is introduced says yes before a leader sees it.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person
from wudan.teams.enums import AppealState, ApplicationState
from wudan.teams.models.team import Membership, Team
from wudan.teams.querysets import AppealQuerySet, ApplicationQuerySet

_OPEN = [ApplicationState.INTRODUCED, ApplicationState.ASKED]
_DECIDED = [ApplicationState.APPROVED, ApplicationState.REFUSED]


class Application(models.Model):
    """入队申请: a volunteer asks, on a page of their own or as a station writes it down, or is introduced and says
    yes; the leader decides."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    introduced_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="introductions", verbose_name="介绍人"
    )
    state = models.CharField("状态", max_length=12, choices=ApplicationState.choices)
    words = models.CharField("说明", max_length=200, blank=True)
    channel = models.CharField(
        "怎么说的", max_length=10, choices=ConsentChannel.choices, default=ConsentChannel.WEB
    )
    taken_as = models.CharField("以什么岗位记下", max_length=80, blank=True)
    taken_by_id = models.BigIntegerField("谁记下的", null=True)
    asked_at = models.DateTimeField("提出时间")
    answered_at = models.DateTimeField("有结果的时间", null=True)
    decided_as = models.CharField("以什么岗位决定", max_length=80, blank=True)
    decided_by_id = models.BigIntegerField("谁决定的", null=True)
    reason = models.CharField("理由", max_length=200, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "入队申请"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"], condition=Q(state__in=_OPEN),
                name="application_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_OPEN, answered_at=None)
                | (~Q(state__in=_OPEN) & Q(answered_at__isnull=False)),
                name="application_answered_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_DECIDED) | ~Q(decided_as=""),
                name="application_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.REFUSED) | ~Q(reason=""),
                name="application_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(introduced_by=None) | ~Q(introduced_by=F("person")),
                name="application_introduced_by_another",
            ),
            models.CheckConstraint(
                condition=Q(channel=ConsentChannel.WEB, taken_by_id=None, taken_as="")
                | (~Q(channel=ConsentChannel.WEB) & Q(taken_by_id__isnull=False) & ~Q(taken_as="")),
                name="application_taken_under_post_iff_not_web",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.DISOWNED) | ~Q(channel=ConsentChannel.WEB),
                name="application_disowned_only_if_taken",
            ),
        ]  # fmt: skip


class Appeal(models.Model):
    """申诉: against a refusal or an ended membership; a site above decides, with reasons, in time."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="appeals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appeals")
    application = models.OneToOneField(
        Application, models.PROTECT, null=True, related_name="appeal"
    )
    membership = models.OneToOneField(Membership, models.PROTECT, null=True, related_name="appeal")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="appeals_held", verbose_name="由谁来定"
    )
    state = models.CharField(
        "状态", max_length=8, choices=AppealState.choices, default=AppealState.WAITING
    )
    words = models.CharField("为什么不服", max_length=400)
    asked_at = models.DateTimeField("提出时间")
    due_on = models.DateField("最晚哪天答复")
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_as = models.CharField("以什么岗位决定", max_length=80, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "申诉"
        constraints = [
            models.CheckConstraint(
                condition=Q(application__isnull=False, membership=None)
                | Q(application=None, membership__isnull=False),
                name="appeal_against_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=AppealState.WAITING, decided_at=None, decided_as="", reason="")
                | (
                    ~Q(state=AppealState.WAITING)
                    & Q(decided_at__isnull=False) & ~Q(decided_as="") & ~Q(reason="")
                ),
                name="appeal_decided_with_reasons",
            ),
        ]  # fmt: skip
