"""积分规则: the county's earning rules as versions that never change, and from when which counts (R076)."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.enums import Color
from wudan.rewards.enums.rule import Counts, Excess, Subject
from wudan.rewards.querysets.rule import PointRulesPeriodQuerySet, PointRulesQuerySet
from wudan.rewards.reckoning import Cap, Worth

LONGEST_BACK_DAYS = 90
_CAPS = (
    ("owner", "day", "owner_day"), ("owner", "month", "owner_month"), ("unit", "day", "unit_day"),
    ("unit", "month", "unit_month"),
)  # fmt: skip


class PointRules(models.Model):
    """积分规则的一版: written by the county pack once; another wording or number is another version."""

    county = models.CharField("县", max_length=6)
    version = models.PositiveSmallIntegerField("第几版")
    name = models.CharField("名称", max_length=40)
    source = models.CharField("出处", max_length=120, blank=True)
    worth_fen = models.PositiveSmallIntegerField("一个兑换分大约换多少分钱的东西")
    owner_day = models.PositiveIntegerField("每人每天最多多少兑换分")
    owner_month = models.PositiveIntegerField("每人每月最多多少兑换分")
    unit_day = models.PositiveIntegerField("每个单位每天最多记多少兑换分")
    unit_month = models.PositiveIntegerField("每个单位每月最多记多少兑换分")
    village_most = models.PositiveSmallIntegerField("村规一次最多记多少分")
    village_month = models.PositiveSmallIntegerField("村规每人每月最多几次")

    objects = PointRulesQuerySet.as_manager()

    class Meta:
        verbose_name = "积分规则"
        constraints = [
            models.UniqueConstraint(fields=["county", "version"], name="point_rules_once"),
            models.CheckConstraint(
                condition=Q(
                    owner_day__gte=1, owner_month__gte=F("owner_day"), unit_day__gte=1,
                    unit_month__gte=F("unit_day"), village_most__gte=1, village_month__gte=1,
                ),
                name="point_rules_are_capped",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name}（第 {self.version} 版）"

    @property
    def limits(self) -> tuple[Cap, ...]:
        """The caps over all rules, in 兑换分."""
        return tuple(
            Cap(whose, period, getattr(self, name), "spend") for whose, period, name in _CAPS
        )


class PointVeto(models.Model):
    """一票否决: what makes an act earn nothing, whatever it was worth."""

    rules = models.ForeignKey(PointRules, models.PROTECT, related_name="vetoes")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=20)
    name = models.CharField("名称", max_length=40)
    meaning = models.CharField("意思", max_length=120)

    class Meta:
        verbose_name = "否决情形"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rules", "code"], name="point_veto_once"),
            models.UniqueConstraint(fields=["rules", "position"], name="point_veto_place"),
        ]


class PointRule(models.Model):
    """积分规则的一条: who earns how much for what, shown how, up to where."""

    rules = models.ForeignKey(PointRules, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=20)
    name = models.CharField("名称", max_length=40)
    meaning = models.CharField("意思", max_length=160)
    subject = models.CharField("给谁记", max_length=10, choices=Subject.choices)
    counts = models.CharField("按什么记", max_length=8, choices=Counts.choices)
    grades = models.JSONField("哪种时长", default=list)
    kinds = models.JSONField("哪些平台的服务", default=list)
    proofs = models.JSONField("凭什么记", default=list)
    colour = models.CharField("七色", max_length=10, choices=Color.choices, blank=True)
    honor = models.PositiveSmallIntegerField("荣誉分")
    spend = models.PositiveSmallIntegerField("兑换分")
    owner_day = models.PositiveIntegerField("每人每天最多", null=True, blank=True)
    owner_month = models.PositiveIntegerField("每人每月最多", null=True, blank=True)
    unit_day = models.PositiveIntegerField("每个单位每天最多", null=True, blank=True)
    unit_month = models.PositiveIntegerField("每个单位每月最多", null=True, blank=True)
    excess = models.CharField("超过怎么办", max_length=6, choices=Excess.choices)
    second = models.BooleanField("要第二个人核实")
    back_days = models.PositiveSmallIntegerField("几天以内的事才记")

    class Meta:
        verbose_name = "积分规则的一条"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rules", "code"], name="point_rule_once"),
            models.UniqueConstraint(fields=["rules", "position"], name="point_rule_place"),
            models.CheckConstraint(
                condition=Q(honor__gt=0) | Q(spend__gt=0), name="point_rule_gives_something"
            ),
            models.CheckConstraint(
                condition=Q(back_days__range=(1, LONGEST_BACK_DAYS)), name="point_rule_not_of_old"
            ),
            models.CheckConstraint(
                condition=Q(owner_month__isnull=False) & Q(unit_month__isnull=False),
                name="point_rule_is_capped",
            ),
            models.CheckConstraint(
                condition=~Q(counts=Counts.HOURS, subject=Subject.TEAM),
                name="point_rule_hours_are_of_people",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def worth(self) -> Worth:
        """What reckoning needs."""
        caps = (
            Cap(whose, period, most)
            for whose, period, name in _CAPS
            if (most := getattr(self, name)) is not None
        )
        return Worth(
            self.code, self.subject, self.counts, self.honor, self.spend, frozenset(self.grades),
            frozenset(self.kinds), self.colour, self.excess == Excess.REFUSE, tuple(caps),
        )  # fmt: skip


class PointRulesPeriod(models.Model):
    """施行: from which day to which the county goes by which version; decided before it begins."""

    county = models.CharField("县", max_length=6)
    rules = models.ForeignKey(PointRules, models.PROTECT, related_name="periods")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True)
    decided_on = models.DateField("哪天定的")
    why = models.CharField("为什么", max_length=200, blank=True)

    objects = PointRulesPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "施行的积分规则"
        constraints = [
            models.UniqueConstraint(
                fields=["county"], condition=Q(ends_on=None), name="point_rules_one_present"
            ),
            models.UniqueConstraint(fields=["county", "starts_on"], name="point_rules_one_a_day"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="point_rules_period_lasts",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=F("decided_on")), name="point_rules_not_backwards"
            ),
        ]
