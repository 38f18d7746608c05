"""送报: what was keyed in at the national system, ticked off by hand (67号令 §4)."""

from django.db import models

from wudan.ledger.enums import ReportKind


class Reported(models.Model):
    """送报: one row of ours that was keyed in at the national system, or taken back there."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("什么", max_length=10, choices=ReportKind.choices)
    subject_id = models.BigIntegerField("哪一个")
    on = models.DateField("上传日期")
    at = models.DateTimeField("勾选时间")
    by_id = models.BigIntegerField("谁勾的")
    post_id = models.BigIntegerField("岗位", null=True)

    class Meta:
        verbose_name = "送报"
        constraints = [models.UniqueConstraint(fields=["kind", "subject_id"], name="reported_once")]
