"""离线的密码: checked when the line comes back, by the server alone (ADR 44).

On the telephone a PIN is closed in an envelope that only the server opens: a verifier of six
digits that lay there could be tried out. Each PIN is looked at once, before the transaction that
books the lines, so that a wrong one counts whatever becomes of the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wudan.kit import envelopes
from wudan.kit.refusals import Malformed, Objected
from wudan.people.actors import Actor
from wudan.rewards.actions.cards import Shown, prove
from wudan.rewards.actions.counters.holding import insist_genuine, known_of, secret_of
from wudan.rewards.actions.counters.sent import CounterBatch, SentSale
from wudan.rewards.models import Card, CounterDevice


@dataclass(frozen=True, slots=True)
class Pins:
    """What became of the PIN of each line, by client id: shown, or why not (a code)."""

    shown: Mapping[str, Shown] = field(default_factory=dict)
    troubles: Mapping[str, str] = field(default_factory=dict)


def look_at_pins(*, device: CounterDevice, batch: CounterBatch, by: Actor, at: datetime) -> Pins:
    """Prove the PINs of lines that are new. Raises Malformed, Objected for a batch that is none."""
    insist_genuine(device, batch)
    known = known_of(device, batch)
    fresh = [one for one in batch.in_order if one.client_id not in known]
    cards = {card.no: card for card in Card.objects.filter(no__in={one.card for one in fresh})}
    shown: dict[str, Shown] = {}
    troubles: dict[str, str] = {}
    for one in fresh:
        found = _look(device, one, cards.get(one.card), by=by, at=at)
        if isinstance(found, Shown):
            shown[one.client_id] = found
        else:
            troubles[one.client_id] = found
    return Pins(shown, troubles)


def _look(
    device: CounterDevice, one: SentSale, card: Card | None, *, by: Actor, at: datetime
) -> Shown | str:
    if card is None:
        return "card_unknown"
    pin = envelopes.opened(secret_of(device), one.pin, one.client_id)
    if pin is None:
        return "pin_unread"
    try:
        return prove(card=card, pin=pin, by=by, at=at)
    except Malformed:
        return "pin_wrong"
    except Objected as fault:
        return fault.code
