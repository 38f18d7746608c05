"""A team hangs on a unit of the tree; its leader holds a post there (R046)."""

from django.db import models

from wudan.areas.models import Unit
from wudan.people.models import Person
from wudan.teams.querysets import MembershipQuerySet, TeamPaperQuerySet, TeamQuerySet


class Team(models.Model):
    """志愿服务队."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="team")
    category = models.CharField("类别", max_length=20, db_index=True)
    tier = models.PositiveSmallIntegerField("层级", help_text="1 is the top; names are the pack's")
    under = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="below", verbose_name="归哪支队"
    )
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
    dissolved_at = models.DateTimeField("解散时间", null=True)
    dissolved_why = models.CharField("为什么解散", max_length=200, blank=True)
    dissolved_as = models.CharField("以什么岗位解散", max_length=80, blank=True)
    dissolved_by_id = models.BigIntegerField("谁解散的", null=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = "志愿服务队"
        constraints = [
            models.CheckConstraint(condition=models.Q(tier__gte=1), name="team_tier_from_one"),
            models.CheckConstraint(
                condition=models.Q(under=None) | models.Q(tier__gt=1),
                name="team_of_the_first_tier_under_none",
            ),
            models.CheckConstraint(
                condition=models.Q(rating_sum__gte=models.F("rating_count"))
                & models.Q(rating_sum__lte=models.F("rating_count") * 5),
                name="team_rating_between_one_and_five",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    dissolved_at=None, dissolved_why="", dissolved_as="", dissolved_by_id=None
                )
                | (
                    models.Q(dissolved_at__isnull=False, dissolved_by_id__isnull=False)
                    & ~models.Q(dissolved_why="")
                    & ~models.Q(dissolved_as="")
                ),
                name="team_dissolved_by_somebody_for_a_reason",
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


class TeamPaper(models.Model):
    """队伍登记的保险或证照: told by the leader, seen by the site above; what was seen is written to
    `Team.insured_until` or `TeamLicence`, which the matching reads (ADR 88)."""

    INSURANCE = "insurance"
    """The code of the accident insurance; every other is one of the pack's licences."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="papers")
    code = models.CharField("保险或证照", max_length=20)
    valid_until = models.DateField("有效至")
    insurer = models.CharField("承保公司", max_length=60, blank=True)
    policy_number = models.CharField("保单号", max_length=40, blank=True)
    told_at = models.DateTimeField("登记时间")
    told_as = models.CharField("以什么岗位登记", max_length=80)
    checked_at = models.DateTimeField("看过原件的时间", null=True)
    checked_as = models.CharField("以什么岗位看的原件", max_length=80, blank=True)
    checked_by_id = models.BigIntegerField("看原件的人", null=True, help_text="空：县资料包带来的")
    removed_at = models.DateTimeField("不再作数的时间", null=True)
    removed_why = models.CharField("为什么不作数", max_length=200, blank=True)

    objects = TeamPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "队伍登记的保险或证照"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "code"],
                condition=models.Q(removed_at=None, checked_at=None),
                name="team_paper_one_waits",
            ),
            models.UniqueConstraint(
                fields=["team", "code"],
                condition=models.Q(removed_at=None, checked_at__isnull=False),
                name="team_paper_one_counts",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_at=None, checked_as="", checked_by_id=None)
                | (models.Q(checked_at__isnull=False) & ~models.Q(checked_as="")),
                name="team_paper_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_why="")
                | (models.Q(removed_at__isnull=False) & ~models.Q(removed_why="")),
                name="team_paper_removed_for_a_reason",
            ),
        ]

    @property
    def is_insurance(self) -> bool:
        """Whether it is the insurance, and no licence."""
        return self.code == self.INSURANCE


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
