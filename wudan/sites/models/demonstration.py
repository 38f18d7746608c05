"""示范所、示范站: granted with a reason, reviewed, over by the clock or withdrawn (R015, R018)."""

from django.db import models
from django.db.models import F, Q

from wudan.sites.enums import DemonstrationEnd
from wudan.sites.models.site import Site
from wudan.sites.querysets.demonstration import DemonstrationQuerySet, PairingQuerySet


class Demonstration(models.Model):
    """示范: one site from a day to a day; nothing is overwritten, a review only moves the dates."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="demonstrations")
    granted_on = models.DateField("认定日期")
    granted_as = models.CharField("以什么岗位认定", max_length=80)
    why = models.CharField("凭什么", max_length=300)
    review_on = models.DateField("复核日期")
    expires_on = models.DateField("到期")
    ended_on = models.DateField("结束日期", null=True)
    end = models.CharField("怎么结束", max_length=10, choices=DemonstrationEnd.choices, blank=True)
    ended_why = models.CharField("为什么撤销", max_length=300, blank=True)

    objects = DemonstrationQuerySet.as_manager()

    class Meta:
        verbose_name = "示范所站"
        constraints = [
            models.UniqueConstraint(
                fields=["site"], condition=Q(ended_on=None), name="demonstration_one_present"
            ),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("granted_on"), expires_on__gte=F("review_on")),
                name="demonstration_is_reviewed_in_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end="") | (Q(ended_on__isnull=False) & ~Q(end="")),
                name="demonstration_ends_somehow",
            ),
            models.CheckConstraint(
                condition=~Q(end=DemonstrationEnd.WITHDRAWN) | ~Q(ended_why=""),
                name="demonstration_withdrawn_with_reason",
            ),
        ]


class DemonstrationReview(models.Model):
    """示范复核: who looked again, what was said, until when it holds now."""

    demonstration = models.ForeignKey(Demonstration, models.PROTECT, related_name="reviews")
    on = models.DateField("日期")
    words = models.CharField("看到的", max_length=300)
    reviewed_as = models.CharField("以什么岗位复核", max_length=80)
    review_on = models.DateField("下次复核")
    expires_on = models.DateField("到期")

    class Meta:
        verbose_name = "示范复核"
        constraints = [
            models.UniqueConstraint(fields=["demonstration", "on"], name="demonstration_review_day")
        ]


class Pairing(models.Model):
    """帮带: a demonstration site helps another one with something named, for a time (R018)."""

    demonstration = models.ForeignKey(Demonstration, models.PROTECT, related_name="pairings")
    helped = models.ForeignKey(Site, models.PROTECT, related_name="pairings")
    goal = models.CharField("目标", max_length=300)
    starts_on = models.DateField("起")
    until = models.DateField("计划到")
    paired_as = models.CharField("以什么岗位结对", max_length=80)
    ended_on = models.DateField("结束日期", null=True)
    outcome = models.CharField("帮成了什么", max_length=300, blank=True)

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = "帮带"
        constraints = [
            models.UniqueConstraint(
                fields=["demonstration", "helped"], condition=Q(ended_on=None), name="pairing_once"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("starts_on")), name="pairing_lasts"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(outcome=""), name="pairing_ends_in_words"
            ),
        ]


class PairingVisit(models.Model):
    """帮带走访: a day, what was done together, and who wrote it down."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="visits")
    day = models.DateField("日期")
    words = models.CharField("一起做了什么", max_length=300)
    noted_as = models.CharField("以什么岗位记", max_length=80)
    noted_at = models.DateTimeField("记下时间")

    class Meta:
        verbose_name = "帮带走访"
        constraints = [models.UniqueConstraint(fields=["pairing", "day"], name="visit_once_a_day")]
