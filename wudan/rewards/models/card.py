"""积分卡: for who has no telephone: a number with a check digit, a picture to scan, a PIN (R075; ADR 44).

The card says whose points are spent, the PIN that they may be. It holds no balance and no name.
"""

from django.db import models
from django.db.models import F, Q

from wudan.areas.models import Unit
from wudan.people.models import Household, Person
from wudan.people.personal import SealedField
from wudan.rewards.enums.card import CardState
from wudan.rewards.querysets.card import CardQuerySet

TRIES = 5
"""Wrong PINs, one after the other, until the card is shut (domain §2.7, A09)."""


class Card(models.Model):
    """积分卡: of one person or one household, one in use at a time; a replaced one never works again."""

    county = models.CharField("县", max_length=6)
    no = models.CharField("卡号", max_length=11, unique=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="point_cards", verbose_name="哪个站发的"
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="point_cards")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="point_cards")
    state = models.CharField(
        "状态", max_length=8, choices=CardState.choices, default=CardState.LIVE
    )
    pin = SealedField("密码", help_text="the accounts' hash of it, sealed")
    pin_set_at = models.DateTimeField("密码设于")
    misses = models.PositiveSmallIntegerField("连着输错几次", default=0)
    issued_at = models.DateTimeField("发卡时间")
    issued_as = models.CharField("以什么岗位发的", max_length=80)
    ended_at = models.DateTimeField("停用时间", null=True)
    ended_as = models.CharField("谁停的", max_length=80, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="successor", verbose_name="换下哪张卡"
    )
    stays_at_merger = True
    """A card was printed for the owner of its day; `end_cards_of` ends it when rows are merged."""

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = "积分卡"
        indexes = [models.Index(fields=["unit", "state"], name="card_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, household__isnull=False)
                | Q(person__isnull=False, household=None),
                name="card_of_one_owner",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=CardState.LIVE), name="card_one_a_person"
            ),
            models.UniqueConstraint(
                fields=["household"], condition=Q(state=CardState.LIVE), name="card_one_a_household"
            ),
            models.CheckConstraint(
                condition=Q(state=CardState.LIVE, ended_at=None)
                | ~Q(state=CardState.LIVE) & Q(ended_at__isnull=False),
                name="card_ended_at_a_time",
            ),
            models.CheckConstraint(condition=Q(misses__lte=TRIES), name="card_tries_counted"),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="card_not_after_itself"),
        ]

    def __str__(self) -> str:
        return f"尾号 {self.no[-4:]}"

    @property
    def is_shut(self) -> bool:
        """Whether too many wrong PINs shut it."""
        return self.misses >= TRIES
