"""学习记录: what was seen or learned elsewhere, when, by which posts (R115, R116)."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.lessons.enums import LearnedKind
from wudan.lessons.querysets import LearnedQuerySet


class Learned(models.Model):
    """学习记录: one visit, one talk, one training; posts, never names."""

    county = models.CharField("县", max_length=6)
    kind = models.CharField("哪一种", max_length=8, choices=LearnedKind.choices)
    title = models.CharField("题目", max_length=60)
    place = models.CharField("在哪里", max_length=60)
    starts_on = models.DateField("从")
    ends_on = models.DateField("到")
    posts = models.CharField("哪些岗位去的", max_length=120)
    people_count = models.PositiveSmallIntegerField("几个人")
    words = models.TextField("学到什么", max_length=1000)
    link = models.CharField("材料在哪里", max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="哪个单位记的")
    written_at = models.DateTimeField("记的时间")
    written_by_id = models.BigIntegerField("记的人")
    written_as = models.CharField("以什么岗位记", max_length=80)
    struck_at = models.DateTimeField("划掉的时间", null=True)
    struck_why = models.CharField("为什么划掉", max_length=120, blank=True)

    objects = LearnedQuerySet.as_manager()

    class Meta:
        verbose_name = "学习记录"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="learned_in_order"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="")
                | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
                name="learned_struck_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["county", "starts_on"], name="learned_by_day")]

    def __str__(self) -> str:
        return self.title
