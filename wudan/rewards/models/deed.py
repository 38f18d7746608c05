"""好事登记: an act of a person, a household or a team, written down under a rule with proof (R075, A11)."""

from django.db import models
from django.db.models import F, Q

from wudan.activities.models import Activity
from wudan.areas.models import Unit
from wudan.orders.models import Order
from wudan.people.models import Household, Person
from wudan.projects.models import Project
from wudan.rewards.enums.deed import DeedState
from wudan.rewards.enums.rule import Subject
from wudan.rewards.models.rule import PointRule
from wudan.rewards.models.village import VillageItem
from wudan.rewards.querysets.deed import DeedQuerySet
from wudan.teams.models import Team

ONE_OWNER = (
    Q(subject="person", person__isnull=False, household=None, team=None)
    | Q(subject="household", person=None, household__isnull=False, team=None)
    | Q(subject="team", person=None, household=None, team__isnull=False)
)
ONE_GROUND = Q(rule__isnull=False, item=None) | Q(rule=None, item__isnull=False)


class Deed(models.Model):
    """好事: what was done on which day, by whom, shown how; never edited, only reversed, to be seen."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("编号", max_length=11, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="deeds", verbose_name="哪里记的")
    rule = models.ForeignKey(PointRule, models.PROTECT, null=True, related_name="deeds")
    item = models.ForeignKey(VillageItem, models.PROTECT, null=True, related_name="deeds")
    subject = models.CharField("谁的", max_length=10, choices=Subject.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="deeds")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="deeds")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="deeds")
    day = models.DateField("哪一天")
    words = models.CharField("经过", max_length=200)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="deeds")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="deeds")
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="deeds")
    state = models.CharField("状态", max_length=10, choices=DeedState.choices)
    needs_second = models.BooleanField("要第二个人核实")
    kept_at = models.DateTimeField("登记时间")
    kept_by_id = models.BigIntegerField("登记人")
    kept_post_id = models.BigIntegerField("登记岗位")
    seconded_at = models.DateTimeField("核实时间", null=True)
    seconded_by_id = models.BigIntegerField("核实人", null=True)
    seconded_post_id = models.BigIntegerField("核实岗位", null=True)
    second_words = models.CharField("核实意见", max_length=200, blank=True)
    objected_at = models.DateTimeField("本人提出异议", null=True)
    objection_words = models.CharField("异议", max_length=200, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_id = models.BigIntegerField("答复人", null=True)
    answered_post_id = models.BigIntegerField("答复岗位", null=True)
    answer_words = models.CharField("答复", max_length=200, blank=True)
    reversed_at = models.DateTimeField("冲正时间", null=True)
    reversed_why = models.CharField("为什么冲正", max_length=200, blank=True)

    objects = DeedQuerySet.as_manager()

    class Meta:
        verbose_name = "好事登记"
        indexes = [
            models.Index(fields=["unit", "kept_at"], name="deed_of_unit"),
            models.Index(fields=["person", "kept_at"], name="deed_of_person"),
            models.Index(fields=["household", "kept_at"], name="deed_of_household"),
        ]
        constraints = [
            models.CheckConstraint(condition=ONE_OWNER, name="deed_of_one_owner"),
            models.CheckConstraint(condition=ONE_GROUND, name="deed_under_one_rule"),
            models.CheckConstraint(
                condition=Q(person=None)
                | ~Q(kept_by_id=F("person_id")) & (Q(seconded_by_id=None) | ~Q(seconded_by_id=F("person_id"))),
                name="deed_not_of_oneself",
            ),
            models.CheckConstraint(
                condition=Q(seconded_by_id=None) | ~Q(seconded_by_id=F("kept_by_id")),
                name="deed_second_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | Q(needs_second=False) | Q(seconded_by_id__isnull=False),
                name="deed_kept_with_a_second",
            ),
            models.CheckConstraint(
                condition=Q(state="reversed", reversed_at__isnull=False) & ~Q(reversed_why="")
                | ~Q(state="reversed") & Q(reversed_at=None),
                name="deed_reversed_with_a_reason",
            ),
        ]  # fmt: skip

    @property
    def title(self) -> str:
        """What it was, by the rule."""
        return str(self.rule or self.item)

    @property
    def owner_name(self) -> str:
        """Whose it is, as staff read it."""
        return self.person.name if self.person else str(self.household or self.team)
