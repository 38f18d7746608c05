"""评单: what a resident said of an order, and what was done about a low score."""

from django.db import models
from django.db.models import Q

from wudan.orders.enums import Resolution
from wudan.orders.models.order import Order
from wudan.orders.models.saying import Saying
from wudan.people.models import Person


class Review(models.Model):
    """评单: the resident's own word (R064). With a `saying` it was told to somebody who had no hand in the work,
    and is shown so wherever it is counted."""

    county = models.CharField("县", max_length=6)
    order = models.OneToOneField(Order, models.PROTECT, related_name="review")
    at = models.DateTimeField("时间")
    person = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    score = models.PositiveSmallIntegerField("分数")
    words = models.CharField("评语", max_length=400, blank=True)
    saying = models.OneToOneField(
        Saying, models.PROTECT, null=True, related_name="review", verbose_name="口述"
    )

    class Meta:
        verbose_name = "评单"
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5),
                name="review_one_to_five",
                violation_error_message="评分是 1 到 5。",
            )
        ]


class FollowUp(models.Model):
    """差评整改: opened by a low score, closed by what was done about it."""

    county = models.CharField("县", max_length=6)
    review = models.OneToOneField(Review, models.PROTECT, related_name="follow_up")
    opened_at = models.DateTimeField("开始")
    closed_at = models.DateTimeField("结束", null=True)
    resolution = models.CharField("结果", max_length=12, choices=Resolution.choices, blank=True)
    words = models.CharField("说明", max_length=400, blank=True)
    person_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)

    class Meta:
        verbose_name = "差评整改"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, resolution="")
                | (Q(closed_at__isnull=False) & ~Q(resolution="")),
                name="follow_up_closed_iff_resolved",
            )
        ]
