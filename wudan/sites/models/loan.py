"""借用: a place, equipment or a person of one unit, for a time in the hands of another (R029)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.sites.enums.loan import Condition, LoanState
from wudan.sites.models.resource import Resource
from wudan.sites.querysets.loan import LoanQuerySet

_ANSWERED = [LoanState.AGREED, LoanState.REFUSED, LoanState.OUT, LoanState.RETURNED]


class Loan(models.Model):
    """借用: asked for, answered with words, handed over, brought back; never to two at once."""

    county = models.CharField("县", max_length=6)
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="loans")
    borrower = models.ForeignKey(
        Unit, models.PROTECT, related_name="borrowed", verbose_name="借用单位"
    )
    state = models.CharField(
        "状态", max_length=10, choices=LoanState.choices, default=LoanState.ASKED
    )
    purpose = models.CharField("做什么用", max_length=200)
    starts_at = models.DateTimeField("从")
    ends_at = models.DateTimeField("到")
    asked_at = models.DateTimeField("请借时间")
    asked_as = models.CharField("以什么岗位请借", max_length=80)
    answer_by = models.DateTimeField("最晚答复")
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_as = models.CharField("以什么岗位答复", max_length=80, blank=True)
    answer = models.CharField("答复", max_length=200, blank=True)
    handed_at = models.DateTimeField("交出时间", null=True)
    returned_at = models.DateTimeField("归还时间", null=True)
    condition = models.CharField("归还时", max_length=8, choices=Condition.choices, blank=True)
    condition_words = models.CharField("归还时的情况", max_length=200, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        verbose_name = "借用"
        indexes = [
            models.Index(fields=["county", "state"], name="loan_by_state"),
            models.Index(fields=["answer_by"], condition=Q(state="asked"), name="loan_to_answer"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="loan_ends_later"),
            models.CheckConstraint(
                condition=~Q(state__in=_ANSWERED) | Q(answered_at__isnull=False),
                name="loan_answered_before",
            ),
            models.CheckConstraint(
                condition=~Q(state=LoanState.REFUSED) | ~Q(answer=""),
                name="loan_refused_with_words",
            ),
            models.CheckConstraint(
                condition=Q(state=LoanState.RETURNED, returned_at__isnull=False) & ~Q(condition="")
                | ~Q(state=LoanState.RETURNED) & Q(returned_at=None, condition=""),
                name="loan_returned_in_a_condition",
            ),
            models.CheckConstraint(
                condition=Q(condition__in=["", Condition.GOOD]) | ~Q(condition_words=""),
                name="loan_damage_in_words",
            ),
            models.UniqueConstraint(
                fields=["resource"], condition=Q(state=LoanState.OUT), name="loan_out_once"
            ),
        ]

    @property
    def was_late(self) -> bool:
        """Whether it came back after the time agreed."""
        return self.returned_at is not None and self.returned_at > self.ends_at
