"""决定和申诉: always with reasons, by somebody who neither nominated nor visited; one appeal each."""

from django.db import models
from django.db.models import F, Q

from wudan.honors.enums.household import HouseholdAppealOutcome, HouseholdOutcome
from wudan.honors.models.household import HouseholdHonor
from wudan.people.models import Person


class HouseholdDecision(models.Model):
    """对一户的决定: what, why, by which post; never edited (the database says so)."""

    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="decisions")
    outcome = models.CharField("决定", max_length=10, choices=HouseholdOutcome.choices)
    reasons = models.CharField("理由", max_length=400)
    decided_at = models.DateTimeField("决定时间")
    decided_by_id = models.BigIntegerField("决定人编号")
    decided_as = models.CharField("以什么岗位决定", max_length=80)
    appeal_until = models.DateField("申诉截止", null=True)

    class Meta:
        verbose_name = "对一户的决定"
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="household_decision_has_reasons"),
            models.CheckConstraint(
                condition=Q(outcome=HouseholdOutcome.PUBLISH, appeal_until=None)
                | ~Q(outcome=HouseholdOutcome.PUBLISH) & Q(appeal_until__isnull=False),
                name="household_decision_against_has_appeal",
            ),
        ]

    @property
    def contested(self) -> "HouseholdAppeal | None":
        """The appeal against it, if there is one."""
        return getattr(self, "appeal", None)


class HouseholdAppeal(models.Model):
    """这户人家的申诉: once against a decision, answered by another person than who decided."""

    decision = models.OneToOneField(HouseholdDecision, models.PROTECT, related_name="appeal")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="household_appeals", verbose_name="谁申诉"
    )
    words = models.CharField("为什么申诉", max_length=400)
    asked_at = models.DateTimeField("申诉时间")
    asked_as = models.CharField("以什么身份申诉", max_length=80)
    decider_id = models.BigIntegerField("原决定人编号")
    outcome = models.CharField(
        "答复", max_length=8, choices=HouseholdAppealOutcome.choices, blank=True
    )
    reasons = models.CharField("答复理由", max_length=400, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人编号", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)

    class Meta:
        verbose_name = "这户人家的申诉"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answered_by_id=None)
                | ~Q(outcome="")
                & ~Q(reasons="")
                & Q(answered_at__isnull=False, answered_by_id__isnull=False),
                name="household_appeal_answered_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(answered_by_id=None) | ~Q(answered_by_id=F("decider_id")),
                name="household_appeal_to_another",
            ),
        ]
