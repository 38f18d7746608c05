"""A team hangs on a unit of the tree; its leader holds a post there (R046)."""

from django.db import models

from wudan.areas.models import Unit
from wudan.people.models import Person
from wudan.teams.querysets import MembershipQuerySet, TeamQuerySet


class Team(models.Model):
    """志愿服务队."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="team")
    category = models.CharField("类别", max_length=20, db_index=True)
    tier = models.PositiveSmallIntegerField("层级", help_text="1 is the top; names are the pack's")
    phone = models.CharField("联系电话", max_length=20, blank=True)
    skills = models.JSONField("技能", default=list)
    serves = models.JSONField("服务范围", default=list, help_text="unit paths")
    slots = models.PositiveIntegerField("每周可服务时段", default=0, help_text="24 bits")
    members_count = models.PositiveSmallIntegerField("人数")
    capacity_per_week = models.PositiveSmallIntegerField("每周可接")
    has_minors = models.BooleanField("有未成年人", default=False)
    minors_told = models.BooleanField("队伍自报有未成年人", default=False)
    insured_until = models.DateField("保险到期", null=True)
    rating_sum = models.PositiveIntegerField("评分合计", default=0)
    rating_count = models.PositiveIntegerField("评价次数", default=0)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿服务队"
        constraints = [
            models.CheckConstraint(condition=models.Q(tier__gte=1), name="team_tier_from_one"),
            models.CheckConstraint(
                condition=models.Q(rating_sum__gte=models.F("rating_count"))
                & models.Q(rating_sum__lte=models.F("rating_count") * 5),
                name="team_rating_between_one_and_five",
            ),
        ]

    def __str__(self) -> str:
        return self.unit.name


class TeamLicence(models.Model):
    """队伍资质: a licence held in the team and the last day it is good for."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="licences")
    code = models.CharField("证照", max_length=20)
    valid_until = models.DateField("有效至")

    class Meta:
        verbose_name = "队伍资质"
        constraints = [models.UniqueConstraint(fields=["team", "code"], name="team_licence_once")]


class Membership(models.Model):
    """队员: a person belongs to a team for a time."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    joined_on = models.DateField("加入")
    left_on = models.DateField("退出", null=True)
    ended_why = models.CharField("为什么请其退出", max_length=200, blank=True)
    ended_as = models.CharField("以什么岗位请其退出", max_length=80, blank=True)
    ended_by_id = models.BigIntegerField("谁请其退出", null=True)

    never_from_copy = True
    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "队员"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_why="", ended_as="")
                | (
                    models.Q(left_on__isnull=False)
                    & ~models.Q(ended_why="")
                    & ~models.Q(ended_as="")
                ),
                name="membership_ended_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=models.Q(left_on=None),
                name="membership_once",
            ),
        ]
