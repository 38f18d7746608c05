"""同一个人: two rows were found to be one person, or not; decided by people, and reversible."""

from django.db import models
from django.db.models import F, Q

from wudan.people.models.person import Person


class Merger(models.Model):
    """合并: what pointed at the dropped row points at the kept one; `moved` says what, to undo it."""

    county = models.CharField("县", max_length=6)
    kept = models.ForeignKey(
        Person, models.PROTECT, related_name="mergers_into", verbose_name="留下的"
    )
    dropped = models.ForeignKey(
        Person, models.PROTECT, related_name="mergers", verbose_name="并入的"
    )
    at = models.DateTimeField("时间")
    by_id = models.BigIntegerField("决定的人")
    under_id = models.BigIntegerField("决定的岗位")
    moved = models.JSONField("移动了什么", default=dict, help_text="model label → pk → fields")
    separated_at = models.DateTimeField("分开时间", null=True)
    separated_by_id = models.BigIntegerField("分开的人", null=True)
    separated_under_id = models.BigIntegerField("分开的岗位", null=True)

    class Meta:
        verbose_name = "同一个人的合并"
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("dropped")), name="merger_of_two"),
            models.UniqueConstraint(
                fields=["dropped"], condition=Q(separated_at=None), name="merger_one_live"
            ),
        ]


class Distinction(models.Model):
    """不是同一个人: two alike were looked at and are two; they are not proposed again."""

    county = models.CharField("县", max_length=6)
    one = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    by_id = models.BigIntegerField("决定的人")
    under_id = models.BigIntegerField("决定的岗位")

    class Meta:
        verbose_name = "不是同一个人"
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="distinction_in_order"),
            models.UniqueConstraint(fields=["one", "other"], name="distinction_once"),
        ]
