"""开锁、换密码: the owner stands at the counter and is known; a new PIN is typed by them."""

from datetime import datetime

from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.cards.holding import (
    checked,
    hashed,
    lock_card,
    note,
    one_transaction,
)
from wudan.rewards.models import Card
from wudan.rewards.permissions.card import changing_objection


@one_transaction
def unlock(*, card: Card, identity: str, pin: str, by: Actor, at: datetime) -> Card:
    """Open it again; with six digits the PIN is another. Raises Malformed, Objected."""
    held = lock_card(card.pk)
    insist(changing_objection(by, held))
    known, was_shut = checked(identity), held.is_shut
    if not pin and not was_shut:
        raise Malformed({"pin": "卡没有锁。要换密码，请让本人输六位新密码。"})
    if pin:
        held.pin, held.pin_set_at = hashed(pin, no=held.no), at
    held.misses = 0
    held.save(update_fields=["pin", "pin_set_at", "misses"])
    note("unlock", held, by=by, at=at, identity=known.value, new_pin=bool(pin), was_shut=was_shut)
    return held
