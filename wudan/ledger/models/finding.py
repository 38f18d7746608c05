"""研判: something in the records that a person should look at, and what they thought of it."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.ledger.enums import FindingOutcome
from wudan.ledger.querysets import FindingQuerySet


class Finding(models.Model):
    """一条线索: what a detector saw, the records behind it, a human's decision; never a penalty."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="findings", verbose_name="记录单位")
    kind = models.CharField("类别", max_length=16)
    key = models.CharField("对象", max_length=80)
    words = models.CharField("看到了什么", max_length=200)
    records = models.JSONField("哪些记录", default=list, help_text="ids of service records")
    found_at = models.DateTimeField("发现时间")
    outcome = models.CharField("怎么看", max_length=12, choices=FindingOutcome.choices, blank=True)
    decided_words = models.CharField("研判意见", max_length=400, blank=True)
    decided_at = models.DateTimeField("研判时间", null=True)
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "时长线索"
        indexes = [models.Index(fields=["county", "outcome", "found_at"], name="finding_to_decide")]
        constraints = [
            models.UniqueConstraint(fields=["county", "key"], name="finding_once"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | ~Q(outcome="") & Q(decided_at__isnull=False),
                name="finding_decided_when",
            ),
        ]  # fmt: skip
