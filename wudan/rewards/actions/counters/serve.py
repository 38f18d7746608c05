"""柜台兑换: card and PIN shown, points held, the thing handed over: all of it or nothing (R075–R076).

Locks: person, household, card, then what a redemption locks. A card reported lost meanwhile
waits for this, or this finds it stopped.
"""

from dataclasses import dataclass
from datetime import datetime

from wudan.kit.refusals import Missing, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.enums import HouseholdRole
from wudan.people.models import Person
from wudan.rewards.actions.cards import Shown, still_shown
from wudan.rewards.actions.cards.holding import lock_card, one_transaction
from wudan.rewards.actions.redemptions import collect, reserve
from wudan.rewards.actions.redemptions.holding import lock_household
from wudan.rewards.enums.redemption import Payer, Proof, RedemptionState
from wudan.rewards.models import Card, Good, Redemption, Shop
from wudan.rewards.permissions.counter import serving_objection


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes over the counter, once by its ref."""

    shop: Shop
    good: Good
    quantity: int
    ref: str


@one_transaction
def redeem(
    *, card: Card, shown: Shown, shop: Shop, good: Good, quantity: int, ref: str, by: Actor,
    at: datetime,
) -> Redemption:  # fmt: skip
    """Give it to whoever stands there with the card. Raises Malformed, Missing, Objected."""
    insist(serving_objection(by, shop))
    person = spender_of(card)
    lock_persons([person.pk])
    lock_household(person.pk)
    held = lock_card(card.pk)
    insist(still_shown(held, shown, at=at))
    return serve(held, person, Wanted(shop, good, quantity, ref), by=by, at=at)


def serve(card: Card, person: Person, wanted: Wanted, *, by: Actor, at: datetime) -> Redemption:
    """Hold and hand over, the card being held and known to be right."""
    made = reserve(
        person=person, shop=wanted.shop, good=wanted.good, ref=wanted.ref, by=by, at=at,
        quantity=wanted.quantity, payer=Payer.HOUSEHOLD if card.household_id else Payer.PERSON,
        proof=Proof.CARD,
    )  # fmt: skip
    if made.state != RedemptionState.PENDING:
        return made
    return collect(redemption=made, by=by, at=at, proof=Proof.CARD)


def spender_of(card: Card) -> Person:
    """For whom it is: the card's person, or the head of its household. Raises Missing."""
    if card.person is not None:
        return card.person
    heads = Person.objects.filter(
        memberships_of_household__household=card.household_id,
        memberships_of_household__until=None,
        memberships_of_household__role=HouseholdRole.HEAD,
    )
    if (head := heads.first()) is None:
        raise Missing
    return head
