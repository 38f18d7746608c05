"""支持单: what a team of the first tier does for a site, so that the site can do it itself (R053)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.teams.enums import SupportKind, SupportState
from wudan.teams.models.team import Team
from wudan.teams.querysets import SupportQuerySet

_ANSWERED = [
    SupportState.ACCEPTED,
    SupportState.SCHEDULED,
    SupportState.DONE,
    SupportState.CONFIRMED,
    SupportState.REFUSED,
]
_DONE = [SupportState.DONE, SupportState.CONFIRMED]


class SupportOrder(models.Model):
    """支持单: guidance, building up a team, or hatching an activity; asked for, or offered."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="support_orders")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="support_orders")
    kind = models.CharField("哪一种", max_length=12, choices=SupportKind.choices)
    state = models.CharField("状态", max_length=12, choices=SupportState.choices)
    is_offer = models.BooleanField("总队主动提出", default=False)
    words = models.CharField("要什么", max_length=400)
    asked_at = models.DateTimeField("提出时间")
    asked_as = models.CharField("以什么岗位提出", max_length=80)
    due_at = models.DateTimeField("最迟答复")
    overdue_at = models.DateTimeField("到期没有答复，告诉中心办公室的时间", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)
    answer = models.CharField("答复", max_length=200, blank=True)
    planned_on = models.DateField("约在哪天", null=True)
    arrangement = models.CharField("怎么约的", max_length=200, blank=True)
    done_at = models.DateTimeField("做完时间", null=True)
    report = models.CharField("做了什么", max_length=400, blank=True)
    confirmed_at = models.DateTimeField("站上确认时间", null=True)
    confirmed_as = models.CharField("以什么岗位确认", max_length=80, blank=True)
    verdict = models.CharField("站上怎么说", max_length=400, blank=True)

    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = "支持单"
        indexes = [
            models.Index(
                fields=["due_at"], name="support_waiting", condition=Q(state=SupportState.ASKED)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at__gt=F("asked_at")), name="support_due_after_it_was_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_ANSWERED)
                | (Q(answered_at__isnull=False) & ~Q(answered_as="") & ~Q(answer="")),
                name="support_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=SupportState.SCHEDULED) | Q(planned_on__isnull=False),
                name="support_scheduled_for_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_DONE, done_at__isnull=False) & ~Q(report="")
                | ~Q(state__in=_DONE) & Q(done_at=None, report=""),
                name="support_done_with_words",
            ),
            models.CheckConstraint(
                condition=Q(state=SupportState.CONFIRMED, confirmed_at__isnull=False)
                & ~Q(confirmed_as="") & ~Q(verdict="")
                | ~Q(state=SupportState.CONFIRMED)
                & Q(confirmed_at=None, confirmed_as="", verdict=""),
                name="support_confirmed_with_words",
            ),
        ]  # fmt: skip
