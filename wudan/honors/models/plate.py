"""门牌: the register of plates; issued, looked at yearly, replaced, withdrawn with reasons (domain §5 row 26)."""

from django.db import models
from django.db.models import Q

from wudan.honors.enums.household import PlateLookOutcome, PlateState
from wudan.honors.models.household import HouseholdHonor
from wudan.honors.querysets.household import PlateQuerySet


class Plate(models.Model):
    """门牌: one number for ever; no number is given twice."""

    county = models.CharField("县", max_length=6)
    no = models.PositiveIntegerField("牌号")
    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="plates")
    state = models.CharField(
        "状态", max_length=10, choices=PlateState.choices, default=PlateState.LIVE
    )
    issued_on = models.DateField("发牌日")
    issued_as = models.CharField("以什么岗位发", max_length=80)
    look_due_on = models.DateField("下次复核")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="换下哪一块"
    )
    ended_on = models.DateField("止", null=True)
    ended_why = models.CharField("为什么", max_length=400, blank=True)

    objects = PlateQuerySet.as_manager()

    class Meta:
        verbose_name = "门牌"
        constraints = [
            models.UniqueConstraint(fields=["county", "no"], name="plate_number_once"),
            models.UniqueConstraint(
                fields=["honor"], condition=Q(state=PlateState.LIVE), name="plate_one_live"
            ),
            models.CheckConstraint(
                condition=Q(state=PlateState.LIVE, ended_on=None, ended_why="")
                | ~Q(state=PlateState.LIVE) & Q(ended_on__isnull=False) & ~Q(ended_why=""),
                name="plate_ends_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no:05d}"


class PlateLook(models.Model):
    """复核: what a yearly look found; it withdraws nothing by itself."""

    plate = models.ForeignKey(Plate, models.PROTECT, related_name="looks")
    on = models.DateField("哪天")
    outcome = models.CharField("结果", max_length=8, choices=PlateLookOutcome.choices)
    words = models.CharField("看到了什么", max_length=400)
    looked_as = models.CharField("以什么岗位看的", max_length=80)

    class Meta:
        verbose_name = "复核"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="plate_look_says_what")]
