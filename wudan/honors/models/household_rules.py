"""怎样的人家: the criteria and terms of 文明家庭, as versions that never change (R073, R074)."""

from django.db import models
from django.db.models import Q

from wudan.honors.enums.household import DecidedAt
from wudan.honors.querysets.household import HouseholdRulesQuerySet


class HouseholdRules(models.Model):
    """文明家庭的一版规则: from the county pack, once; another wording is another version."""

    county = models.CharField("县", max_length=6)
    version = models.PositiveSmallIntegerField("第几版")
    starts_on = models.DateField("从哪天起")
    decided_by = models.CharField("由谁决定", max_length=10, choices=DecidedAt.choices)
    neighbours = models.PositiveSmallIntegerField("请几位邻居说话")
    hearing_days = models.PositiveSmallIntegerField("等邻居几天")
    notice_days = models.PositiveSmallIntegerField("公示几天")
    appeal_days = models.PositiveSmallIntegerField("几天内可以申诉")
    valid_months = models.PositiveSmallIntegerField("几个月复核一次")

    objects = HouseholdRulesQuerySet.as_manager()

    class Meta:
        verbose_name = "文明家庭规则"
        constraints = [
            models.UniqueConstraint(fields=["county", "version"], name="household_rules_once"),
            models.UniqueConstraint(
                fields=["county", "starts_on"], name="household_rules_one_a_day"
            ),
            models.CheckConstraint(
                condition=Q(
                    neighbours__range=(1, 20), hearing_days__range=(1, 60),
                    notice_days__range=(5, 60), appeal_days__range=(1, 60),
                    valid_months__range=(1, 36),
                ),
                name="household_rules_give_time",
            ),
        ]  # fmt: skip


class HouseholdCriterion(models.Model):
    """四条标准之一: what is looked at, in plain words; met or not, never a mark."""

    rules = models.ForeignKey(HouseholdRules, models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("编号", max_length=20)
    name = models.CharField("名称", max_length=20)
    meaning = models.CharField("意思", max_length=120)

    class Meta:
        verbose_name = "文明家庭的一条标准"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rules", "code"], name="household_criterion_once"),
            models.UniqueConstraint(fields=["rules", "position"], name="household_criterion_place"),
        ]

    def __str__(self) -> str:
        return self.name
