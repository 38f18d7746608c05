"""挂失: from this moment nothing is spent by this card. By its owner, or by telephone through a keeper."""

from datetime import datetime

from wudan.kit.refusals import insist
from wudan.people.actors import Actor
from wudan.rewards.actions.cards.holding import lock_card, note, one_transaction
from wudan.rewards.enums.card import CardState
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import stopping_objection


@one_transaction
def report_lost(*, card: Card, by: Actor, at: datetime) -> Card:
    """The card, stopped. Telling it twice is as good as once. Raises Objected."""
    held = lock_card(card.pk)
    found = stopping_objection(by, held)
    if found is not None and found.code == "card_lost":
        return held
    insist(found)
    held.state, held.ended_at, held.ended_as = CardState.LOST, at, by.label[:80]
    held.save(update_fields=["state", "ended_at", "ended_as"])
    note("report_lost", held, by=by, at=at)
    return held
