"""村规: what a village itself adds and takes, decided by its committee, shown to everybody (R076).

Minus items take only points, and only what is there; none speaks of anybody's legal benefits
(domain §2.7): `policies.village` refuses such words.
"""

from django.db import models
from django.db.models import F, Q

from wudan.activities.enums import Color
from wudan.areas.models import Unit
from wudan.rewards.enums.deed import Sign, VillageState
from wudan.rewards.querysets.village import VillageRulesQuerySet


class VillageRules(models.Model):
    """村规的一版: proposed by the keeper, decided by the committee with minutes; never edited."""

    county = models.CharField("县", max_length=6)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="village_rules", verbose_name="站")
    version = models.PositiveSmallIntegerField("第几版")
    state = models.CharField(
        "状态", max_length=10, choices=VillageState.choices, default=VillageState.PROPOSED
    )
    proposed_at = models.DateTimeField("提出时间")
    proposed_by_id = models.BigIntegerField("提出人")
    proposed_post_id = models.BigIntegerField("提出岗位", null=True)
    decided_on = models.DateField("哪天开的会", null=True)
    minutes_no = models.CharField("会议记录编号", max_length=40, blank=True)
    signers = models.CharField("谁签字", max_length=120, blank=True)
    closed_at = models.DateTimeField("登记结果的时间", null=True)
    closed_by_id = models.BigIntegerField("登记结果的人", null=True)
    closed_post_id = models.BigIntegerField("登记结果的岗位", null=True)
    closed_why = models.CharField("为什么没定", max_length=200, blank=True)
    starts_on = models.DateField("起", null=True)
    ends_on = models.DateField("止", null=True)

    objects = VillageRulesQuerySet.as_manager()

    class Meta:
        verbose_name = "村规"
        constraints = [
            models.UniqueConstraint(fields=["unit", "version"], name="village_rules_once"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state="proposed"), name="village_rules_one_proposed"
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state="decided", ends_on=None),
                name="village_rules_one_present",
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decided_on__isnull=False, starts_on__isnull=False)
                & ~Q(minutes_no="") & ~Q(signers="")
                | ~Q(state="decided") & Q(decided_on=None, starts_on=None, ends_on=None),
                name="village_rules_decided_with_minutes",
            ),
            models.CheckConstraint(
                condition=Q(closed_by_id=None) | ~Q(closed_by_id=F("proposed_by_id")),
                name="village_rules_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", closed_at=None)
                | ~Q(state="proposed") & Q(closed_at__isnull=False, closed_by_id__isnull=False),
                name="village_rules_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="village_rules_in_order",
            ),
        ]  # fmt: skip


class VillageItem(models.Model):
    """村规的一条: a plus or a minus, in the village's own words."""

    rules = models.ForeignKey(VillageRules, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("次序")
    sign = models.CharField("加分还是减分", max_length=5, choices=Sign.choices)
    words = models.CharField("什么事", max_length=60)
    honor = models.PositiveSmallIntegerField("荣誉分")
    spend = models.PositiveSmallIntegerField("兑换分")
    colour = models.CharField("七色", max_length=10, choices=Color.choices, blank=True)

    class Meta:
        verbose_name = "村规的一条"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rules", "position"], name="village_item_place"),
            models.CheckConstraint(
                condition=Q(honor__gt=0) | Q(spend__gt=0), name="village_item_is_something"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_minus(self) -> bool:
        """Whether it takes."""
        return self.sign == Sign.MINUS
