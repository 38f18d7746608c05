"""协作单: a lead department asks a cooperating one to do a piece (R035)."""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.catalog.models import Platform, Service
from wudan.orders.enums import CooperationState
from wudan.orders.models.order import Order
from wudan.orders.querysets import CooperationQuerySet


class Cooperation(models.Model):
    """协作单: a piece of an order or of the menu, asked of a cooperating department.

    A department is no volunteer: it answers in working time, may refuse with a reason, and the
    center office decides when the two do not agree.
    """

    county = models.CharField("县", max_length=6)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="cooperations")
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="cooperations")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="cooperations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cooperations", verbose_name="请谁")
    asked_of = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="谁请")
    words = models.CharField("请做什么", max_length=400)
    wanted_by = models.DateField("最迟哪天")
    state = models.CharField(
        "进展", max_length=10, choices=CooperationState.choices, default=CooperationState.ASKED
    )
    version = models.PositiveIntegerField("版本", default=1)
    asked_at = models.DateTimeField("请求时间")
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")
    due_at = models.DateTimeField("这一步的期限", null=True)
    reason = models.CharField("答复", max_length=400, blank=True)
    ruling = models.CharField("裁定", max_length=400, blank=True)
    result = models.CharField("办得怎样", max_length=400, blank=True)
    ended_at = models.DateTimeField("结束", null=True)

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = "协作单"
        constraints = [
            models.CheckConstraint(
                condition=Q(order__isnull=False, service=None)
                | Q(order=None, service__isnull=False),
                name="cooperation_of_order_or_menu",
            ),
            models.CheckConstraint(
                condition=Q(state__in=CooperationState.ended(), ended_at__isnull=False)
                | (~Q(state__in=CooperationState.ended()) & Q(ended_at=None)),
                name="cooperation_ended_iff_ended_at",
            ),
            models.CheckConstraint(
                condition=~Q(state=CooperationState.REFUSED) | ~Q(reason=""),
                name="cooperation_refused_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="cooperation_unit"),
            models.Index(fields=["platform", "state"], name="cooperation_platform"),
        ]

    @property
    def title(self) -> str:
        """What the piece belongs to, without anybody's name."""
        if self.order is not None:
            return f"{self.order.number} {self.order.service.name if self.order.service else '群众的一单'}"
        return self.service.name if self.service else ""
