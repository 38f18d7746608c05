"""群众说: who has spoken is one table, what was said is another, and nothing joins them (A08).

A turnout row makes a second vote impossible; a ballot names no person and only the hour.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from wudan.honors.models.campaign import Campaign
from wudan.honors.models.candidate import Candidate
from wudan.honors.querysets.campaign import BallotQuerySet
from wudan.people.models import Person


class Turnout(models.Model):
    """投过票的人: one a person, campaign and round; says nothing of for whom."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="turnouts")
    round = models.PositiveSmallIntegerField("第几轮")
    person = models.ForeignKey(Person, models.PROTECT, related_name="turnouts")

    class Meta:
        verbose_name = "投过票的人"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "round", "person"], name="one_vote_a_round")
        ]


class Ballot(models.Model):
    """一票: for whom and in which hour, by nobody knows whom; struck only with a reason."""

    id = models.UUIDField("编号", primary_key=True, default=uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="ballots")
    round = models.PositiveSmallIntegerField("第几轮")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="ballots")
    hour = models.DateTimeField("哪个钟头")
    network = models.CharField("从哪个网络（摘要）", max_length=16, blank=True)
    struck_at = models.DateTimeField("不算的时间", null=True)
    struck_why = models.CharField("为什么不算", max_length=200, blank=True)
    struck_as = models.CharField("谁定的", max_length=80, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = "一票"
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="")
                | Q(struck_at__isnull=False) & ~Q(struck_why=""),
                name="ballot_struck_with_reason",
            )
        ]
