"""口述: what a resident who orders by mouth said of her order, as staff wrote it down (ADR 98)."""

from django.db import models
from django.db.models import Q

from wudan.orders.enums import HowSaid, Verb
from wudan.orders.models.order import Order
from wudan.orders.querysets import SayingQuerySet

SPOKEN = (Verb.SUPPLEMENT, Verb.WITHDRAW, Verb.DISOWN, Verb.REVIEW)
"""What a resident can have done at a word; to whom is asked in `orders.hearing`."""


class Saying(models.Model):
    """口述: one act of the resident's, written down under a post. It is void at a word (`unsay`)."""

    county = models.CharField("县", max_length=6)
    order = models.ForeignKey(Order, models.PROTECT, related_name="sayings")
    verb = models.CharField("说了什么", max_length=12, choices=[(v.value, v.label) for v in SPOKEN])
    channel = models.CharField("怎么说的", max_length=10, choices=HowSaid.choices)
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("记下的人")
    post_id = models.BigIntegerField("岗位")
    taken_as = models.CharField("以什么岗位记下", max_length=80)
    unsaid_at = models.DateTimeField("声明没有这样说", null=True)

    objects = SayingQuerySet.as_manager()

    class Meta:
        verbose_name = "口述"
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__in=[v.value for v in SPOKEN], channel__in=HowSaid.values)
                & ~Q(taken_as=""),
                name="saying_how_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(unsaid_at=None) | Q(unsaid_at__gte=models.F("at")),
                name="saying_unsaid_after",
            ),
        ]
