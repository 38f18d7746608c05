"""What was photographed: a batch as it was sent, and each page in it."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.intake.enums import ScanState
from wudan.intake.models.sheet import Sheet
from wudan.intake.querysets import ScanBatchQuerySet, ScanQuerySet


class ScanBatch(models.Model):
    """一批照片: sent together, by whom, for which unit."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="哪个单位的")
    sent_at = models.DateTimeField("交来时间")
    sent_by_id = models.BigIntegerField("交来的人")
    sent_post_id = models.BigIntegerField("交来的岗位")

    objects = ScanBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "一批照片"
        indexes = [models.Index(fields=["unit", "sent_at"], name="batch_of_unit")]


class Scan(models.Model):
    """一页照片: waiting to be read, read and waiting for a person, taken, or refused with words.

    `marks` is what the machine saw of each box, and how sure it was; it decides nothing.
    """

    batch = models.ForeignKey(ScanBatch, models.CASCADE, related_name="scans")
    number = models.PositiveSmallIntegerField("第几个文件")
    page = models.PositiveSmallIntegerField("第几页", default=1)
    state = models.CharField("状态", max_length=8, choices=ScanState.choices)
    upload = models.CharField("原文件", max_length=32, blank=True, help_text="a sealed file's name")
    picture = models.CharField("照片", max_length=32, blank=True, help_text="a sealed file's name")
    sheet = models.ForeignKey(
        Sheet, models.CASCADE, null=True, related_name="scans", verbose_name="哪张表"
    )
    marks = models.JSONField("看到的", default=dict)
    words = models.CharField("为什么", max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField("读过几次", default=0)
    holder = models.CharField("谁在读", max_length=16, blank=True)
    held_until = models.DateTimeField("占到", null=True)
    read_at = models.DateTimeField("读完时间", null=True)
    settled_at = models.DateTimeField("了结时间", null=True)
    settled_by_id = models.BigIntegerField("了结的人", null=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = "一页照片"
        constraints = [
            models.UniqueConstraint(fields=["batch", "number", "page"], name="scan_page_once"),
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(state="taken"), name="scan_taken_once_a_sheet"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["read", "taken"]) | Q(sheet__isnull=False),
                name="scan_read_has_sheet",
            ),
        ]
        # Not partial: SQLite uses no partial index for a state that comes as a parameter.
        indexes = [models.Index(fields=["state", "held_until"], name="scan_to_read")]
