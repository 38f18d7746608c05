"""录入点单卡: what a person confirmed becomes orders for somebody, by the action of every other intake.

The signature on the card is the consent that is kept; without one it is no order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.areas.models import Unit
from wudan.catalog.models import Service
from wudan.intake.actions.holding import hold, one_transaction, settle
from wudan.intake.enums import SheetKind
from wudan.intake.models import Scan, SheetRow
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed
from wudan.orders import actions as orders
from wudan.orders.actions.place import Need
from wudan.orders.enums import Channel, Consent
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.people.models import Person

MOST_A_CARD = 3


@dataclass(frozen=True, slots=True)
class CardOrder:
    """One ticked item of the card."""

    row: int
    need: Need


@one_transaction
def take_card(
    *, scan: Scan, wanted: Sequence[CardOrder], beneficiary: Person, consent_words: str,
    by: Actor, at: datetime, village: Unit | None = None, is_signed: bool = True,
) -> list[Order]:  # fmt: skip
    """All items or none, once a card. Raises Malformed, Missing, Objected."""
    held, sheet = hold(scan, by=by, of=SheetKind.CARD)
    if not is_signed:
        words = "卡上没有本人签字，不能算本人同意。请先打电话问一声，再在“代点单”里点。"
        raise Malformed({"is_signed": words})
    if not wanted or len(wanted) > MOST_A_CARD:
        raise Malformed({"services": Phrase("勾 1 到 {most_a_card} 项。", most_a_card=MOST_A_CARD)})
    if len({one.row for one in wanted}) < len(wanted):
        raise Malformed({"services": "同一项只能勾一次。"})
    services: dict[int, Service] = Service.objects.in_bulk(sheet.rows)
    made = []
    for one in sorted(wanted, key=lambda one: one.row):
        if not 0 <= one.row < len(sheet.rows) or one.need.service != services[sheet.rows[one.row]]:
            raise Malformed({"services": "这一页和卡对不上，请重新打开。"})
        order = orders.place_for(
            need=one.need, beneficiary=beneficiary, channel=Channel.PAPER, consent=Consent.SIGNED,
            consent_words=consent_words, village=village, by=by, at=at,
        )  # fmt: skip
        SheetRow.objects.create(sheet=sheet, row=one.row, order=order)
        made.append(order)
    settle(held, sheet, by=by, at=at, rows=len(made))
    return made
