"""组建: a site asks a volunteer to lead a team that does not exist yet; their yes makes it (R047, R050).

志愿服务条例 §25: nobody is made a leader. Until the yes there is no team, so nothing can be sent to it.
"""

from django.db import models
from django.db.models import Q

from wudan.areas.models import Unit
from wudan.people.models import Person, Post
from wudan.teams.enums import FoundingState
from wudan.teams.models.team import Team
from wudan.teams.querysets import FoundingQuerySet


class Founding(models.Model):
    """组建: which team, at which site, who is asked to lead it, and what the answer was."""

    county = models.CharField("县", max_length=6)
    site = models.ForeignKey(
        Unit, models.PROTECT, related_name="foundings", verbose_name="哪个站、所"
    )
    name = models.CharField("队名", max_length=60)
    category = models.CharField("类别", max_length=20)
    skills = models.JSONField("技能", default=list, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="foundings", verbose_name="请谁当队长"
    )
    asked_at = models.DateTimeField("提出时间")
    asked_as = models.CharField("以什么岗位提出", max_length=80)
    asked_under = models.ForeignKey(
        Post, models.PROTECT, related_name="foundings", verbose_name="提出的岗位"
    )
    state = models.CharField(
        "状态", max_length=8, choices=FoundingState.choices, default=FoundingState.WAITING
    )
    answered_at = models.DateTimeField("有结果的时间", null=True)
    team = models.OneToOneField(Team, models.PROTECT, null=True, related_name="founding")

    objects = FoundingQuerySet.as_manager()

    class Meta:
        verbose_name = "组建队伍"
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"],
                condition=Q(state=FoundingState.WAITING),
                name="founding_name_once",
            ),
            models.CheckConstraint(
                condition=Q(state=FoundingState.WAITING, answered_at=None)
                | (~Q(state=FoundingState.WAITING) & Q(answered_at__isnull=False)),
                name="founding_answered_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(state=FoundingState.FOUNDED, team__isnull=False)
                | (~Q(state=FoundingState.FOUNDED) & Q(team=None)),
                name="founding_makes_a_team_by_a_yes",
            ),
        ]
        indexes = [models.Index(fields=["site", "state"], name="founding_at_site")]
