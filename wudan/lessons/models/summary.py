"""我们的经验: the summary of a year as it was signed; reads the same for ever (R119, R002)."""

from django.db import models
from django.db.models import Q

from wudan.lessons.enums import SummaryState


class Summary(models.Model):
    """我们的经验: figures and sentences of one year, frozen when the office signed them."""

    county = models.CharField("县", max_length=6)
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("状态", max_length=9, choices=SummaryState.choices)
    words = models.TextField("做法和体会", max_length=2000, blank=True)
    figures = models.JSONField("数字")
    digest = models.CharField("内容摘要", max_length=64)
    signed_at = models.DateTimeField("签发时间")
    signed_by_id = models.BigIntegerField("签发人")
    signed_as = models.CharField("以什么岗位签发", max_length=80)
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_why = models.CharField("为什么撤下", max_length=120, blank=True)

    class Meta:
        verbose_name = "我们的经验"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "year"], condition=Q(state=SummaryState.SIGNED),
                name="summary_one_signed_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state=SummaryState.SIGNED, withdrawn_at=None)
                | Q(state=SummaryState.WITHDRAWN, withdrawn_at__isnull=False),
                name="summary_withdrawn_iff_said",
            ),
        ]  # fmt: skip
