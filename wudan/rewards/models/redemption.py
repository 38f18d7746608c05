"""兑换: points held and a good set aside, collected in person by code, or given back (A09, A10)."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from wudan.kit.clock import day_of
from wudan.people.models import Household, Person
from wudan.rewards.enums.redemption import Payer, Proof, RedemptionState
from wudan.rewards.models.good import Good
from wudan.rewards.models.shop import Shop
from wudan.rewards.querysets.redemption import RedemptionQuerySet

_TAKEN = [RedemptionState.COLLECTED, RedemptionState.RETURNED]


class Redemption(models.Model):
    """兑换: reserved once by a client-made ref; what it took is kept as it was that day."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=14, unique=True)
    ref = models.CharField("凭据号", max_length=64, unique=True)
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="redemptions")
    good = models.ForeignKey(Good, models.PROTECT, related_name="redemptions")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="redemptions", verbose_name="给谁换"
    )
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="redemptions", verbose_name="哪一户"
    )
    payer = models.CharField("用谁的积分", max_length=10, choices=Payer.choices)
    quantity = models.PositiveSmallIntegerField("几份", default=1)
    price = models.PositiveIntegerField("一份多少兑换分")
    state = models.CharField(
        "状态", max_length=10, choices=RedemptionState.choices, default=RedemptionState.PENDING
    )
    code = models.CharField("领取码", max_length=6)
    asked_at = models.DateTimeField("什么时候换的")
    asked_by_id = models.BigIntegerField("谁办的")
    asked_as = models.CharField("以什么身份办的", max_length=80)
    collect_by = models.DateTimeField("最迟什么时候领")
    ended_at = models.DateTimeField("结束时间", null=True)
    ended_as = models.CharField("以什么身份办的结束", max_length=80, blank=True)
    proof = models.CharField("凭什么领", max_length=6, choices=Proof.choices, blank=True)
    collector = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="collections", verbose_name="谁来领的"
    )
    why = models.CharField("原因", max_length=200, blank=True)

    objects = RedemptionQuerySet.as_manager()

    class Meta:
        verbose_name = "兑换"
        indexes = [
            models.Index(fields=["person", "asked_at"], name="redemption_of_person"),
            models.Index(fields=["household", "asked_at"], name="redemption_of_household"),
            models.Index(fields=["shop", "state", "asked_at"], name="redemption_of_shop"),
            models.Index(
                fields=["collect_by"], condition=Q(state="pending"), name="redemption_due"
            ),
            models.Index(fields=["collector", "ended_at"], name="redemption_of_collector"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "code"], condition=Q(state="pending"), name="redemption_code_once"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, price__gte=1), name="redemption_of_something"
            ),
            models.CheckConstraint(
                condition=Q(payer=Payer.PERSON) | Q(payer=Payer.HOUSEHOLD, household__isnull=False),
                name="redemption_payer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state=RedemptionState.PENDING, ended_at=None)
                | ~Q(state=RedemptionState.PENDING) & Q(ended_at__isnull=False),
                name="redemption_ended_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_TAKEN, collector__isnull=False) & ~Q(proof="")
                | ~Q(state__in=_TAKEN) & Q(collector=None, proof=""),
                name="redemption_collected_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(collect_by__gt=F("asked_at")), name="redemption_kept_a_while"
            ),
        ]

    @property
    def total(self) -> int:
        """What it takes in all."""
        return self.price * self.quantity

    @property
    def last_day(self) -> date:
        """The last day on which it can be collected."""
        return day_of(self.collect_by) - timedelta(days=1)
