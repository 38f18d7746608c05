"""听和看: neighbours asked by lot, one word a person; two visitors who declare first (R074, R078)."""

from django.db import models
from django.db.models import Q

from wudan.honors.enums.household import Relation, Seen, Word
from wudan.honors.models.household import HouseholdHonor
from wudan.honors.models.household_rules import HouseholdCriterion
from wudan.honors.querysets.household import NeighbourWordQuerySet, VisitQuerySet
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person


class NeighbourWord(models.Model):
    """邻居的一句话: asked by lot, once; never public, never with the name."""

    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="neighbour_words")
    person = models.ForeignKey(Person, models.PROTECT, related_name="neighbour_words")
    asked_at = models.DateTimeField("请他说的时间")
    word = models.CharField("怎么看", max_length=8, choices=Word.choices, blank=True)
    words = models.CharField("说了什么", max_length=200, blank=True)
    said_at = models.DateTimeField("说的时间", null=True)
    channel = models.CharField(
        "怎么说的", max_length=10, choices=ConsentChannel.choices, blank=True
    )

    objects = NeighbourWordQuerySet.as_manager()

    class Meta:
        verbose_name = "邻居的话"
        constraints = [
            models.UniqueConstraint(fields=["honor", "person"], name="neighbour_word_once"),
            models.CheckConstraint(
                condition=Q(word="", said_at=None, channel="")
                | ~Q(word="") & Q(said_at__isnull=False) & ~Q(channel=""),
                name="neighbour_word_said_at",
            ),
        ]


class HouseholdVisit(models.Model):
    """上门: one of two visitors, who says first whether there is a relation, then what was seen."""

    honor = models.ForeignKey(HouseholdHonor, models.PROTECT, related_name="visits")
    person = models.ForeignKey(Person, models.PROTECT, related_name="household_visits")
    post_id = models.BigIntegerField("岗位编号")
    label = models.CharField("以什么岗位去", max_length=80)
    named_at = models.DateTimeField("指定时间")
    relation = models.CharField("回避声明", max_length=8, choices=Relation.choices, blank=True)
    relation_words = models.CharField("什么关系", max_length=200, blank=True)
    declared_at = models.DateTimeField("声明时间", null=True)
    visited_on = models.DateField("哪天去的", null=True)
    words = models.CharField("看到了什么", max_length=400, blank=True)
    checked_words = models.CharField("意见核下来怎样", max_length=400, blank=True)
    given_at = models.DateTimeField("交的时间", null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "上门走访"
        constraints = [
            models.UniqueConstraint(fields=["honor", "person"], name="household_visitor_once"),
            models.CheckConstraint(
                condition=Q(relation="", declared_at=None)
                | ~Q(relation="") & Q(declared_at__isnull=False),
                name="household_visitor_declared_at",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None, visited_on=None, words="", checked_words="")
                | Q(relation=Relation.NONE, given_at__isnull=False, visited_on__isnull=False)
                & ~Q(words=""),
                name="household_visit_after_declaring",
                violation_error_message="先声明有没有关系，再上门；回避的人不写。",
            ),
        ]


class VisitFinding(models.Model):
    """走访的一条: what one visitor saw of one criterion; yes, no or not to be seen."""

    visit = models.ForeignKey(HouseholdVisit, models.PROTECT, related_name="findings")
    criterion = models.ForeignKey(HouseholdCriterion, models.PROTECT, related_name="findings")
    seen = models.CharField("看到没有", max_length=8, choices=Seen.choices)

    class Meta:
        verbose_name = "走访的一条"
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "criterion"], name="visit_finding_once")
        ]
