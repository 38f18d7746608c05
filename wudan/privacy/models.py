"""隐私's rows: what persons asked of us, and each run of the retention table."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.models import Person
from wudan.privacy.enums import Outcome, RequestKind
from wudan.privacy.querysets import RequestQuerySet


class PrivacyRequest(models.Model):
    """隐私请求: somebody asked about their data; a person answers within 15 days (PIPL §50)."""

    county = models.CharField("县", max_length=6)
    person = models.ForeignKey(Person, models.PROTECT, related_name="privacy_requests")
    kind = models.CharField("要什么", max_length=12, choices=RequestKind.choices)
    words = models.CharField("怎么说的", max_length=400, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name="本人所在站"
    )
    opened_at = models.DateTimeField("提出")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    opened_under_id = models.BigIntegerField("代提岗位", null=True)
    due_at = models.DateTimeField("最迟答复")
    answered_at = models.DateTimeField("答复", null=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="答复人"
    )
    answered_under_id = models.BigIntegerField("答复岗位", null=True)
    outcome = models.CharField("怎么办的", max_length=12, choices=Outcome.choices, blank=True)
    outcome_words = models.CharField("答复", max_length=400, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "隐私请求"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="")
                | (Q(answered_at__isnull=False) & ~Q(outcome="")),
                name="privacy_request_answered_iff_outcome",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("opened_at")), name="privacy_request_due_later"
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(answered_at=None),
                name="privacy_request_one_open",
                violation_error_message="同样的请求已经在办，请等答复。",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_at"], name="privacy_request_queue"),
            models.Index(fields=["person", "opened_at"], name="privacy_request_own"),
        ]


class RetentionRun(models.Model):
    """清理: one run of the retention table; an interrupted one goes on where it stopped."""

    county = models.CharField("县", max_length=6)
    started_at = models.DateTimeField("开始")
    finished_at = models.DateTimeField("完成", null=True)
    counts = models.JSONField("每条规则清了多少", default=dict)
    faults = models.JSONField("没有做成的规则和缘由", default=dict)
    """Rules that the last try could not apply, each with the kind of its fault."""

    class Meta:
        verbose_name = "到期清理"
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=Q(finished_at=None), name="retention_run_one_open"
            )
        ]
