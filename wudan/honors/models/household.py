"""一户: one household on its way to the name and with it; what shows each criterion (R073, R078)."""

from django.db import models
from django.db.models import Q

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.honors.enums.household import HouseholdStage, NominatedBy
from wudan.honors.flow.household import LIVE
from wudan.honors.models.household_rules import HouseholdCriterion, HouseholdRules
from wudan.honors.querysets.household import HouseholdHonorQuerySet
from wudan.orders.models import Order
from wudan.people.models import Household, Person


class HouseholdHonor(models.Model):
    """文明家庭（一户）: put forward, agreed, heard, visited, decided, shown as far as it agrees.

    Holds no mark and no count: nothing here can be set beside another household's.
    """

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=12, unique=True)
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="honors", verbose_name="哪一户"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="household_honors", verbose_name="所在站"
    )
    rules = models.ForeignKey(
        HouseholdRules, models.PROTECT, related_name="honors", verbose_name="按哪一版"
    )
    stage = models.CharField(
        "进展", max_length=10, choices=HouseholdStage.choices, default=HouseholdStage.ASKED
    )
    version = models.PositiveIntegerField("版本", default=1)
    source = models.CharField("谁推荐", max_length=10, choices=NominatedBy.choices)
    nominated_by = models.ForeignKey(
        Person, models.PROTECT, related_name="nominated_households", verbose_name="推荐人"
    )
    nominated_as = models.CharField("以什么身份推荐", max_length=80)
    why = models.CharField("为什么推荐", max_length=200)
    nominated_at = models.DateTimeField("推荐时间")
    agreed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="agreed_honors", verbose_name="谁点的头"
    )
    agreed_at = models.DateTimeField("点头时间", null=True)
    heard_until = models.DateTimeField("听到什么时候", null=True)
    moved_at = models.DateTimeField("到这一步的时间")
    picture = models.CharField("照片文件", max_length=32, blank=True)

    objects = HouseholdHonorQuerySet.as_manager()

    class Meta:
        verbose_name = "文明家庭（一户）"
        indexes = [
            models.Index(fields=["county", "stage"], name="household_honor_by_stage"),
            models.Index(fields=["unit", "stage"], name="household_honor_by_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(stage__in=sorted(LIVE)),
                name="household_honor_one_live",
                violation_error_message="这一户已经在评，或已经命名了。",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[HouseholdStage.ASKED, HouseholdStage.DROPPED])
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="household_honor_agreed",
                violation_error_message="这户人家没有点头，不能往下走。",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.no


class HouseholdEvidence(models.Model):
    """一条标准的事例: a sentence, or a row of the county's own (an order, an activity, a recorded deed)."""

    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="evidence")
    criterion = models.ForeignKey(HouseholdCriterion, models.PROTECT, related_name="evidence")
    words = models.CharField("事例", max_length=200, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="household_evidence")
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, related_name="household_evidence"
    )
    deed_id = models.BigIntegerField("善行记录", null=True)
    said_at = models.DateTimeField("写的时间")
    said_as = models.CharField("以什么身份写的", max_length=80)

    class Meta:
        verbose_name = "文明家庭的事例"
        ordering = ["criterion", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="")
                | Q(order__isnull=False)
                | Q(activity__isnull=False)
                | Q(deed_id__isnull=False),
                name="household_evidence_says_something",
            ),
        ]
