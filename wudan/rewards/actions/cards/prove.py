"""验密码: who holds the card knows its PIN. Each try is counted before it is known whether it was right.

It is done before the redemption's own transaction, so that no refusal there takes a miss back;
what it answers is looked at again under the card's lock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password
from django.db import transaction

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objection, insist
from wudan.people.actors import Actor
from wudan.people.opening import for_checking
from wudan.rewards.actions.cards.holding import lock_card, note
from wudan.rewards.models import TRIES, Card
from wudan.rewards.permissions.card import SHUT, using_objection

FRESH = timedelta(minutes=5)
_by_itself = transaction.atomic(durable=True)
"""Never inside a larger transaction, whose refusal would take the miss back."""
STALE = Objection("pin_stale", "密码验过以后卡有变动，请重新输一次密码。")


@dataclass(frozen=True, slots=True)
class Shown:
    """The PIN of a card was shown: of which PIN, and when."""

    card: int
    pin_set_at: datetime
    at: datetime


def prove(*, card: Card, pin: str, by: Actor, at: datetime) -> Shown:
    """The PIN is right. Raises Malformed (with how many tries are left) or Objected (shut, ended)."""
    held, objection = _count(card, by, at)
    insist(objection)
    if not check_password(pin[:40], held.pin.opened(for_checking())):
        if held.is_shut:
            insist(SHUT)
        raise Malformed(
            {"pin": Phrase("密码不对，还可以试 {tries} 次。", tries=TRIES - held.misses)}
        )
    _forgive(held)
    return Shown(held.pk, held.pin_set_at, at)


def still_shown(card: Card, shown: Shown, *, at: datetime) -> Objection | None:
    """Why this proof no longer stands for the card, which is locked: ended, shut, another PIN."""
    if shown.card != card.pk or shown.pin_set_at != card.pin_set_at:
        return STALE
    return using_objection(card) or (STALE if at - shown.at > FRESH else None)


@_by_itself
def _count(card: Card, by: Actor, at: datetime) -> tuple[Card, Objection | None]:
    held = lock_card(card.pk)
    if found := using_objection(held):
        return held, found
    held.misses += 1
    held.save(update_fields=["misses"])
    if held.is_shut:
        note("lock", held, by=by, at=at)
    return held, None


def _forgive(card: Card) -> None:
    """It was right: the card starts afresh, unless it was changed meanwhile."""
    Card.objects.filter(pk=card.pk, pin_set_at=card.pin_set_at).update(misses=0)
