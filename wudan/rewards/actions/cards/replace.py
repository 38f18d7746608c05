"""换新卡: a new number and a new PIN; the old card never works again."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.cards.holding import checked, lock_card, note, one_transaction
from wudan.rewards.actions.cards.issue import hold_owner, make
from wudan.rewards.enums.card import CardState
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import replacing_objection


@one_transaction
def replace(*, card: Card, identity: str, pin: str, by: Actor, at: datetime) -> Card:
    """The new card. Raises Malformed, Objected."""
    hold_owner(card.person, card.household)
    held = lock_card(card.pk)
    insist(replacing_objection(by, held))
    known = checked(identity)
    held.state = CardState.REPLACED
    held.ended_at, held.ended_as = held.ended_at or at, held.ended_as or by.label[:80]
    held.save(update_fields=["state", "ended_at", "ended_as"])
    made = make(
        unit=held.unit, person=held.person, household=held.household, pin=pin, by=by, at=at,
        replaces=held,
    )  # fmt: skip
    note("replace", made, by=by, at=at, identity=known.value, old=held.pk)
    return made
