"""For whom somebody may redeem, and out of whose points: oneself, the family, a ward."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wudan.ledger import points
from wudan.ledger.balances import balances_of
from wudan.people.models import Bond, HouseholdMember, Person
from wudan.rewards.enums.redemption import Payer


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to redeem: for whom, out of which points, and how many there are."""

    value: str
    person: Person
    payer: str
    label: str
    there: int


def choices_of(person: Person, *, on: date) -> list[Choice]:
    """All that this person may do, oneself first; balances of these owners alone."""
    member = HouseholdMember.objects.of(person.pk)
    home = member.household if member is not None else None
    ways: list[tuple[Person, str, str]] = [(person, Payer.PERSON, _("给自己，用自己的积分"))]
    if home is not None:
        kin = HouseholdMember.objects.live().filter(household=home).select_related("person")
        for one in kin.order_by("pk"):
            mine = one.person_id == person.pk
            words = _("给自己，用家里的积分") if mine else _("给家里的{name}，用家里的积分")
            ways.append((one.person, Payer.HOUSEHOLD, words.format(name=one.person.name)))
    bonds = Bond.objects.running_on(on).filter(guardian=person).select_related("ward")
    for bond in bonds.order_by("pk"):
        words = _("给{name}，用{name}的积分").format(name=bond.ward.name)
        ways.append((bond.ward, Payer.PERSON, words))
    owner = {
        (one.pk, payer): points.household(home.pk)
        if payer == Payer.HOUSEHOLD and home is not None
        else points.person(one.pk)
        for one, payer, _words in ways
    }
    there = balances_of(set(owner.values()))
    return [
        Choice(f"{one.pk}-{payer}", one, payer, words, there[owner[one.pk, payer]].spend)
        for one, payer, words in ways
    ]
