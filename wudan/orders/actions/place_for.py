"""代点单: staff take an order by telephone, at the counter, on paper, or as a helper (帮办).

Who took it, for whom and with which consent is part of the record; the beneficiary can
disown it.
"""

from datetime import datetime

from wudan.areas.models import Unit
from wudan.kit.refusals import Malformed, Objected, Objection
from wudan.kit.text import objection_to, tidy
from wudan.orders.actions.place import Need, drafted
from wudan.orders.actions.stepping import begin, one_transaction
from wudan.orders.enums import Channel, Consent, Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person

_STAFF_CHANNELS = frozenset(Channel.values) - {Channel.WEB}
_CONSENTS = frozenset(Consent.values) - {Consent.SELF, Consent.BOND}


@one_transaction
def place_for(
    *, need: Need, beneficiary: Person, channel: str, consent: str, by: Actor, at: datetime,
    consent_words: str = "", village: Unit | None = None, reviewer: Person | None = None,
) -> Order:  # fmt: skip
    """Take an order for somebody, under one's post. Raises Malformed or Objected."""
    _insist_on_reach(by, village or beneficiary.home)
    _insist_on_record(channel, consent, consent_words)
    order = drafted(need, beneficiary=beneficiary.pk, at=at, village=village)
    order.channel, order.consent, order.consent_words = channel, consent, tidy(consent_words)
    order.placed_by_id, order.placed_under_id = by.person, by.post
    order.reviewer = reviewer
    facts = {"channel": channel, "consent": consent}
    return begin(Verb.PLACE_FOR, order, by=by, at=at, facts=facts)


def _insist_on_reach(by: Actor, unit: Unit | None) -> None:
    if not by.may(Verb.PLACE_FOR):
        raise Objected(Objection("not_your_role", "代点单由站、所、中心的工作人员来做。"))
    if unit is not None and not by.reaches(unit.path):
        raise Objected(Objection("not_your_unit", "这位群众不在您的辖区，请转给他所在的站。"))


def _insist_on_record(channel: str, consent: str, words: str) -> None:
    faults = {}
    if channel not in _STAFF_CHANNELS:
        faults["channel"] = "请选是怎么来的：电话、当面、纸卡或帮办。"
    if consent not in _CONSENTS:
        faults["consent"] = "请选本人是怎么同意的。"
    if fault := objection_to(words, most=200):
        faults["consent_words"] = fault
    if faults:
        raise Malformed(faults)
