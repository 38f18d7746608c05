"""One delivery to one village, and the parties that were asked to make it."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.deliveries.enums import DeliveryStage, OfferState
from wudan.deliveries.models.round import Round
from wudan.deliveries.querysets.deliveries import DeliveryOfferQuerySet, DeliveryQuerySet
from wudan.orders.enums import DispatchKind

MOST_SERVED = 5000
_DONE = (DeliveryStage.DELIVERED, DeliveryStage.ACKNOWLEDGED)
_OVER = (DeliveryStage.MISSED, DeliveryStage.CANCELLED)


class Delivery(models.Model):
    """一次配送: one village, one day, one party; two sides say that it happened."""

    county = models.CharField("县", max_length=6)
    round = models.ForeignKey(Round, models.PROTECT, related_name="deliveries")
    no = models.CharField("编号", max_length=12, unique=True)
    stage = models.CharField(
        "状态", max_length=14, choices=DeliveryStage.choices, default=DeliveryStage.PLANNED
    )
    version = models.PositiveIntegerField("版本", default=1)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="deliveries", verbose_name="送到哪个站"
    )
    party = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        related_name="carried_deliveries",
        verbose_name="打算请谁去",
    )
    day = models.DateField("哪天")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    served = models.PositiveIntegerField("服务人次", null=True)
    delivered_at = models.DateTimeField("送到时间", null=True)
    said = models.CharField("队伍说了什么", max_length=200, blank=True)
    acknowledged_at = models.DateTimeField("确认时间", null=True)
    why = models.CharField("没送成或取消的原因", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "一次配送"
        indexes = [
            models.Index(fields=["unit", "day"], name="delivery_to_unit"),
            models.Index(fields=["party", "day"], name="delivery_by_party"),
            models.Index(fields=["county", "day"], name="delivery_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "day"],
                condition=~Q(stage__in=_OVER),
                name="delivery_once_a_day",
                violation_error_message="这个村这一天已经安排了一次。",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="delivery_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(served=None) | Q(served__lte=MOST_SERVED),
                name="delivery_served_so_many",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=_DONE)
                | Q(delivered_at__isnull=False, served__isnull=False, party__isnull=False),
                name="delivery_done_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(stage=DeliveryStage.ACKNOWLEDGED) | Q(acknowledged_at=None),
                name="delivery_acknowledged_with_stage",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=_OVER) | ~Q(why=""), name="delivery_over_with_reason"
            ),
        ]


class DeliveryOffer(models.Model):
    """请谁去: one party asked; an offer to volunteers or a duty of a department, never both (条例 §25)."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="offers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="delivery_offers")
    kind = models.CharField("邀约或职责", max_length=8, choices=DispatchKind.choices)
    state = models.CharField(
        "结果", max_length=10, choices=OfferState.choices, default=OfferState.OFFERED
    )
    at = models.DateTimeField("派出时间")
    due_at = models.DateTimeField("答复期限")
    answered_at = models.DateTimeField("答复时间", null=True)
    words = models.CharField("为什么", max_length=200, blank=True)

    objects = DeliveryOfferQuerySet.as_manager()

    class Meta:
        verbose_name = "请谁去"
        indexes = [
            models.Index(
                fields=["due_at"], name="offer_waiting", condition=Q(state=OfferState.OFFERED)
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"],
                condition=Q(state__in=(OfferState.OFFERED, OfferState.ACCEPTED)),
                name="delivery_asks_one",
                violation_error_message="已经请了别人，先等答复或收回。",
            ),
            models.CheckConstraint(
                condition=Q(state=OfferState.OFFERED, answered_at=None)
                | ~Q(state=OfferState.OFFERED) & Q(answered_at__isnull=False),
                name="delivery_offer_answered_since",
            ),
        ]
