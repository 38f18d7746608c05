"""How acts on a card begin and end: the card held, a PIN looked at, the journal written."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from wudan.journal.events import Subject, record
from wudan.kit import numbers
from wudan.kit.refusals import Malformed, Missing
from wudan.people.actors import Actor
from wudan.rewards.enums.card import Identity
from wudan.rewards.models import Card

one_transaction = transaction.atomic(savepoint=False)
PIN_LENGTH = 6
_RUNS = "01234567890 09876543210"


def lock_card(pk: int) -> Card:
    """The card, locked: who reports it lost and who spends by it wait for each other."""
    rows = Card.objects.select_for_update(of=("self",))
    held = rows.select_related("unit", "person", "household").filter(pk=pk).first()
    if held is None:
        raise Missing
    return held


def hashed(pin: str, *, no: str = "") -> str:
    """The PIN as it is kept. Raises Malformed for one that anybody tries first."""
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise Malformed({"pin": "密码是六位数字。"})
    if len(set(pin)) < 3 or pin in _RUNS or pin in no:
        raise Malformed({"pin": "这个密码太好猜，请换一个：不要连号、重复，也不要用卡号里的。"})
    return make_password(pin)


def checked(identity: str) -> Identity:
    """By what the keeper knew whom they had before them. Raises Malformed."""
    if identity not in Identity.values:
        raise Malformed({"identity": "请选一样：怎么核对是本人的。"})
    return Identity(identity)


def drawn() -> str:
    """A card number nobody has."""
    while True:
        no = numbers.draw()
        if not Card.objects.filter(no=no).exists():
            return no


def note(verb: str, card: Card, *, by: Actor, at: datetime, **facts: object) -> None:
    """The event of a verb done to a card: by its key; the journal knows no card number."""
    subject = Subject("card", card.pk, card.county, card.unit_id, card.unit.branch_id)
    record(f"card.{verb}", subject, by=by, at=at, facts=facts, react=False)
