"""盲评: a scorer sees a numbered story without names, declares first, gives marks once (A08, R079)."""

from django.db import models
from django.db.models import Q

from wudan.honors.enums.campaign import ScorerConflict
from wudan.honors.models.campaign import Campaign
from wudan.honors.models.candidate import Candidate
from wudan.honors.querysets.campaign import ScoringQuerySet
from wudan.people.models import Person


class Scorer(models.Model):
    """评委: named by the center; put nobody forward, and decides nothing."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="scorers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="scorerships")
    post_id = models.BigIntegerField("岗位编号")
    label = models.CharField("以什么岗位评", max_length=80)
    named_at = models.DateTimeField("请来的时间")

    class Meta:
        verbose_name = "评委"
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="scorer_once")]


class Scoring(models.Model):
    """一份评分: of one scorer about one candidate; told as a sheet, never in an order of marks."""

    scorer = models.ForeignKey(Scorer, models.PROTECT, related_name="scorings")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="scorings")
    conflict = models.CharField("声明", max_length=6, choices=ScorerConflict.choices, blank=True)
    conflict_words = models.CharField("什么关系", max_length=200, blank=True)
    declared_at = models.DateTimeField("声明时间", null=True)
    marks = models.JSONField("各项给几分", default=dict)
    words = models.CharField("一句话", max_length=400, blank=True)
    given_at = models.DateTimeField("交评分时间", null=True)

    objects = ScoringQuerySet.as_manager()

    class Meta:
        verbose_name = "一份评分"
        constraints = [
            models.UniqueConstraint(fields=["scorer", "candidate"], name="scoring_once"),
            models.CheckConstraint(
                condition=~Q(conflict=ScorerConflict.HAS) | ~Q(conflict_words=""),
                name="scorer_says_which_conflict",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None, words="")
                | Q(conflict=ScorerConflict.NONE, given_at__isnull=False),
                name="scoring_after_declaring",
                violation_error_message="先声明有没有利害关系，再打分。",
            ),
        ]
