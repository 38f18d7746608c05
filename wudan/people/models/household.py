"""户: who lives and reckons together; the holder of a family's points and honours (R073–R075).

Kept because a household earns, spends and is honoured as one (domain §2.7, 36,600 accounts);
nothing else of family life is noted.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.enums import HouseholdRole, HouseholdState
from wudan.people.models.person import Person
from wudan.people.querysets import HouseholdMemberQuerySet, HouseholdQuerySet


class Household(models.Model):
    """户: belongs to a station; ended when it was merged into another, its heir."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("户号", max_length=14, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="households", verbose_name="所在站")
    title = models.CharField("户名", max_length=30)
    state = models.CharField(
        "状态", max_length=6, choices=HouseholdState.choices, default=HouseholdState.LIVE
    )
    since = models.DateField("起")
    until = models.DateField("止", null=True)
    heir = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="forebears", verbose_name="并到哪一户"
    )

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "户"
        indexes = [models.Index(fields=["unit", "title"], name="household_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=HouseholdState.LIVE, until=None, heir=None)
                | Q(state=HouseholdState.ENDED, until__isnull=False, heir__isnull=False),
                name="household_live_or_has_an_heir",
            ),
            models.CheckConstraint(condition=~Q(heir=F("id")), name="household_not_its_own_heir"),
        ]

    def __str__(self) -> str:
        return self.title


class HouseholdMember(models.Model):
    """家里人: of one household at a time; the row stays when somebody leaves."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="memberships_of_household", verbose_name="人"
    )
    role = models.CharField("是谁", max_length=6, choices=HouseholdRole.choices)
    since = models.DateField("起")
    until = models.DateField("止", null=True)

    objects = HouseholdMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "家里人"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until=None),
                name="household_one_a_person",
                violation_error_message="这个人已经在一个户里了。",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(until=None, role=HouseholdRole.HEAD),
                name="household_one_head",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="household_member_in_order"
            ),
        ]
