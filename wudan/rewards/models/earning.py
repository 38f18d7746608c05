"""得分: what one rule gave for one act, and what caps it has used; the book holds the points themselves."""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.ledger.models import PointTransfer, ServiceRecord
from wudan.people.models import Household, Person
from wudan.rewards.enums.rule import Subject
from wudan.rewards.models.deed import ONE_GROUND, ONE_OWNER, Deed
from wudan.rewards.models.rule import PointRule
from wudan.rewards.models.village import VillageItem
from wudan.rewards.querysets.deed import EarningQuerySet
from wudan.teams.models import Team


class Earning(models.Model):
    """得分: by which rule, for which hours or deed, how much; never edited, taken back once, to be seen.

    `transfer` is empty where caps left nothing. A minus item's `honor` and `spend` are what it
    asks; the book says what was there to take.
    """

    county = models.CharField("县", max_length=6)
    ref = models.CharField("凭据号", max_length=64, unique=True)
    rule = models.ForeignKey(PointRule, models.PROTECT, null=True, related_name="earnings")
    item = models.ForeignKey(VillageItem, models.PROTECT, null=True, related_name="earnings")
    subject = models.CharField("谁的", max_length=10, choices=Subject.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="earnings")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="earnings")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="earnings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="earnings", verbose_name="记账单位")
    record = models.ForeignKey(ServiceRecord, models.PROTECT, null=True, related_name="earnings")
    deed = models.OneToOneField(Deed, models.PROTECT, null=True, related_name="earning")
    day = models.DateField("哪天的事")
    written_on = models.DateField("哪天记的")
    quantity = models.PositiveIntegerField("算数的分钟或次数")
    honor = models.PositiveIntegerField("荣誉分")
    spend = models.PositiveIntegerField("兑换分")
    uses = models.JSONField("用了哪些上限")
    words = models.CharField("到了哪些上限", max_length=200, blank=True)
    transfer = models.OneToOneField(
        PointTransfer, models.PROTECT, null=True, related_name="earning", verbose_name="积分划转"
    )
    at = models.DateTimeField("时间")
    by_id = models.BigIntegerField("经办人", null=True)
    post_id = models.BigIntegerField("岗位", null=True)
    reversed_at = models.DateTimeField("冲正时间", null=True)
    reversed_why = models.CharField("为什么冲正", max_length=200, blank=True)

    objects = EarningQuerySet.as_manager()
    stays_at_merger = True
    """Never edited; the book carries the points to the other row."""

    class Meta:
        verbose_name = "得分"
        indexes = [
            models.Index(fields=["county", "written_on"], name="earning_by_day"),
            models.Index(fields=["unit", "written_on"], name="earning_of_unit"),
            models.Index(fields=["person", "day"], name="earning_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["record", "rule"], name="earning_once_a_record"),
            models.CheckConstraint(condition=ONE_OWNER, name="earning_of_one_owner"),
            models.CheckConstraint(condition=ONE_GROUND, name="earning_under_one_rule"),
            models.CheckConstraint(
                condition=Q(record__isnull=False, deed=None) | Q(record=None, deed__isnull=False),
                name="earning_for_one_act",
            ),
            models.CheckConstraint(
                condition=Q(transfer__isnull=False) | Q(honor=0, spend=0),
                name="earning_is_in_the_book",
            ),
        ]  # fmt: skip


class PointTally(models.Model):
    """上限的用量: how much of one cap a day or a month has used; held while it is reckoned with."""

    key = models.CharField("哪个上限", max_length=80, unique=True)
    used = models.PositiveIntegerField("用了", default=0)
    most = models.PositiveIntegerField("最多")

    class Meta:
        verbose_name = "上限用量"
        constraints = [
            models.CheckConstraint(
                condition=Q(used__lte=F("most")), name="point_tally_within_its_cap"
            )
        ]
