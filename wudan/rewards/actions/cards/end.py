"""收回: who is erased, whose rows were merged, has no card in use any more."""

from datetime import datetime

from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.rewards.actions.cards.holding import lock_card, note, one_transaction
from wudan.rewards.enums.card import CardState
from wudan.rewards.models import Card


@one_transaction
def end_cards_of(*, person: Person, by: Actor, at: datetime) -> None:
    """Stop a person's own card, and forget its PIN."""
    for pk in Card.objects.live().filter(person=person).values_list("pk", flat=True):
        held = lock_card(pk)
        held.state, held.ended_at, held.ended_as = CardState.RETURNED, at, by.label[:80]
        held.pin = ""
        held.save(update_fields=["state", "ended_at", "ended_as", "pin"])
        note("return", held, by=by, at=at)
