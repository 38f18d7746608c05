"""年度专项资金: a year, its five lines, and every movement of them (R104–R110; ADR 56).

The county's finance office keeps the accounts; this is the appropriation's own register. A line holds
three numbers, each the sum of movements that nobody can edit, as a stock does (rewards.Stock).
"""

from django.db import models
from django.db.models import F, Q

from wudan.funds.enums import MovementKind, Use, YearState
from wudan.funds.querysets import FundMovementQuerySet, FundYearQuerySet

EARLIEST, LATEST = 2018, 2100
"""中心 began in 2018; a year beyond is a slip of the finger."""


class FundYear(models.Model):
    """一年的专项资金: what the county's budget gives for one year; closed once, with words."""

    county = models.CharField("县", max_length=6)
    year = models.PositiveSmallIntegerField("年度")
    document_no = models.CharField("下达文号", max_length=40)
    words = models.CharField("说明", max_length=200, blank=True)
    state = models.CharField(
        "状态", max_length=6, choices=YearState.choices, default=YearState.OPEN
    )
    opened_at = models.DateTimeField("登记时间")
    opened_by_id = models.BigIntegerField("登记人")
    opened_as = models.CharField("以什么岗位登记", max_length=80)
    closed_at = models.DateTimeField("关账时间", null=True)
    closed_by_id = models.BigIntegerField("关账人", null=True)
    closed_as = models.CharField("以什么岗位关账", max_length=80, blank=True)
    closed_words = models.CharField("关账说明", max_length=200, blank=True)

    objects = FundYearQuerySet.as_manager()

    class Meta:
        verbose_name = "年度专项资金"
        constraints = [
            models.UniqueConstraint(fields=["county", "year"], name="fund_year_once"),
            models.CheckConstraint(
                condition=Q(year__range=(EARLIEST, LATEST)), name="fund_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(state=YearState.OPEN, closed_at=None)
                | Q(state=YearState.CLOSED, closed_at__isnull=False),
                name="fund_year_closed_iff_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} 年专项资金"

    @property
    def is_open(self) -> bool:
        """Whether it takes commitments."""
        return self.state == YearState.OPEN


class FundLine(models.Model):
    """一项用途的钱: granted, set aside, spent; never more than was granted, whoever is quicker."""

    fund = models.ForeignKey(FundYear, models.PROTECT, related_name="lines")
    use = models.CharField("用途", max_length=10, choices=Use.choices)
    position = models.PositiveSmallIntegerField("次序")
    granted_fen = models.PositiveBigIntegerField("下达（分）", default=0)
    reserved_fen = models.PositiveBigIntegerField("已安排未支出（分）", default=0)
    spent_fen = models.PositiveBigIntegerField("已支出（分）", default=0)

    class Meta:
        verbose_name = "一项用途的钱"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "use"], name="fund_line_once"),
            models.CheckConstraint(condition=Q(use__in=Use.values), name="fund_line_of_five_uses"),
            models.CheckConstraint(
                condition=Q(granted_fen__gte=F("reserved_fen") + F("spent_fen")),
                name="fund_line_not_overdrawn",
            ),
            models.CheckConstraint(
                condition=Q(granted_fen__gte=0, reserved_fen__gte=0, spent_fen__gte=0),
                name="fund_line_not_below_nothing",
            ),
        ]

    @property
    def left_fen(self) -> int:
        """What can still be set aside."""
        return self.granted_fen - self.reserved_fen - self.spent_fen


class FundMovement(models.Model):
    """资金变动: one row each time a line's numbers change; append-only by trigger."""

    line = models.ForeignKey(FundLine, models.PROTECT, related_name="movements")
    kind = models.CharField("什么", max_length=10, choices=MovementKind.choices)
    granted_by = models.BigIntegerField("下达变动（分）", default=0)
    reserved_by = models.BigIntegerField("安排变动（分）", default=0)
    spent_by = models.BigIntegerField("支出变动（分）", default=0)
    commitment = models.ForeignKey(
        "funds.Commitment", models.PROTECT, null=True, related_name="movements"
    )
    spending = models.ForeignKey(
        "funds.Spending", models.PROTECT, null=True, related_name="movements"
    )
    document_no = models.CharField("文号或凭证号", max_length=40, blank=True)
    why = models.CharField("说明", max_length=200, blank=True)
    at = models.DateTimeField("时间")
    person_id = models.BigIntegerField("经办人")
    post_id = models.BigIntegerField("岗位")
    who = models.CharField("以什么岗位", max_length=80)

    objects = FundMovementQuerySet.as_manager()

    class Meta:
        verbose_name = "资金变动"
        indexes = [models.Index(fields=["line", "-id"], name="fund_movement_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(granted_by=0, reserved_by=0, spent_by=0), name="fund_movement_moves"
            )
        ]
