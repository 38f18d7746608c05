"""A round: one service brought to many villages over some weeks."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.deliveries.enums import Mode, RoundStage, Way
from wudan.deliveries.models.plan import RoundPlan
from wudan.deliveries.querysets.deliveries import RoundQuerySet


class Round(models.Model):
    """配送计划: who brings what, from when to when; voluntary or duty, never both (R038)."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    stage = models.CharField(
        "状态", max_length=10, choices=RoundStage.choices, default=RoundStage.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=1)
    title = models.CharField("名称", max_length=50)
    words = models.CharField("说明", max_length=400, blank=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="rounds")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds", verbose_name="谁来组织")
    plan = models.ForeignKey(
        RoundPlan, models.PROTECT, null=True, related_name="rounds", verbose_name="出自哪个巡回方案"
    )
    mode = models.CharField("任务或志愿", max_length=10, choices=Mode.choices)
    way = models.CharField("线上或线下", max_length=8, choices=Way.choices, default=Way.SITE)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    made_at = models.DateTimeField("起草时间")
    published_at = models.DateTimeField("发出时间", null=True)
    ended_at = models.DateTimeField("办结时间", null=True)
    cancelled_at = models.DateTimeField("取消时间", null=True)
    cancelled_why = models.CharField("取消原因", max_length=200, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "配送计划"
        indexes = [models.Index(fields=["county", "stage"], name="round_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="round_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=(RoundStage.PUBLISHED, RoundStage.ENDED))
                | Q(published_at__isnull=False),
                name="round_published_since",
            ),
            models.CheckConstraint(
                condition=Q(stage=RoundStage.CANCELLED) | Q(cancelled_at=None),
                name="round_cancelled_with_stage",
            ),
        ]

    def __str__(self) -> str:
        return self.title
