"""交回柜台: what was given without signal is booked, once; what cannot be waits for a person (A05, A09).

The share that was set aside is released and taken again by a redemption like any other, under the
same locks: so neither stock nor balance goes below nothing. What is refused stays as a line with
its reason; the thing is gone, and somebody decides what that means.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from wudan.kit.refusals import Malformed, Missing, Objected, insist
from wudan.people.actions.locking import lock_persons
from wudan.people.actors import Actor
from wudan.people.models import Household, HouseholdMember
from wudan.rewards.actions.cards import still_shown
from wudan.rewards.actions.cards.holding import lock_card, one_transaction
from wudan.rewards.actions.counters.holding import insist_genuine, known_of, lock_device, note
from wudan.rewards.actions.counters.pins import Pins
from wudan.rewards.actions.counters.sent import OLDEST, CounterBatch, SentSale
from wudan.rewards.actions.counters.serve import Wanted, serve, spender_of
from wudan.rewards.actions.stock.moving import Hand, lock_stock, move
from wudan.rewards.enums.counter import TROUBLES, OfflineState
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Card, CounterDevice, CounterShare, OfflineRedemption, Redemption
from wudan.rewards.permissions.card import is_owner
from wudan.rewards.permissions.counter import serving_objection


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: booked now, known already, or waiting and why."""

    counter: int
    client_id: str
    is_new: bool
    state: str
    words: str
    no: str
    flags: tuple[str, ...]


@one_transaction
def deliver(
    *, device: CounterDevice, batch: CounterBatch, pins: Pins, by: Actor, at: datetime
) -> list[Outcome]:
    """Take in a batch whose PINs were looked at. Raises Malformed, Missing, Objected: then nothing was."""
    held = lock_device(device.pk)
    insist(serving_objection(by, held.shop))
    insist_genuine(held, batch)
    known = known_of(held, batch)
    fresh = [one for one in batch.in_order if one.client_id not in known]
    made = _Taking(held, batch, pins, by, at).take(fresh) if fresh else []
    if made:
        booked = sum(row.state == OfflineState.BOOKED for row in made)
        note("deliver", held.pk, held.shop, by=by, at=at, lines=len(made), booked=booked)
    told = [*_told(known.values(), is_new=False), *_told(made, is_new=True)]
    return sorted(told, key=lambda one: one.counter)


class _Taking:
    """One batch on its way in, everything it needs being held."""

    def __init__(
        self, device: CounterDevice, batch: CounterBatch, pins: Pins, by: Actor, at: datetime
    ) -> None:
        self.device, self.batch, self.pins, self.by, self.at = device, batch, pins, by, at
        self.shares: dict[int, CounterShare] = {}
        self.cards: dict[str, Card] = {}
        self.spent: dict[int, int] = {}

    def take(self, fresh: list[SentSale]) -> list[OfflineRedemption]:
        """The lines, in the order of their counters."""
        self._hold(fresh)
        said = dict(self.device.sales.values_list("counter", "said_at"))
        said |= {one.counter: one.said for one in fresh}
        rows = [self._line(one, said.get(one.counter - 1)) for one in fresh]
        self.device.last_counter = max(self.device.last_counter, rows[-1].counter)
        self.device.save(update_fields=["last_counter"])
        return rows

    def _hold(self, fresh: list[SentSale]) -> None:
        """Persons, households, cards, stocks: each in the order of their keys."""
        numbers = {one.card for one in fresh}
        rows = list(Card.objects.with_owners().filter(no__in=numbers).order_by("pk"))
        persons = {spender_of(card).pk for card in rows}
        lock_persons(persons)
        homes = HouseholdMember.objects.live().filter(person__in=persons)
        held = Household.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
        list(held.filter(pk__in=homes.values("household")))
        self.cards = {card.no: lock_card(card.pk) for card in rows}
        for one in self.device.sales.select_related("card").exclude(card=None):
            self._spend(one.card_id or 0, one.quantity * one.price)
        for share in self.device.shares.select_related("stock__good").order_by("stock__good"):
            share.stock = lock_stock(self.device.shop_id, share.stock.good_id)
            self.shares[share.stock_id] = share
        if any(one.stock not in self.shares for one in fresh):
            raise Malformed({"sales": "有一笔给的东西不在带走的里面。"})

    def _line(self, one: SentSale, before: datetime | None) -> OfflineRedemption:
        card, share = self.cards.get(one.card), self.shares[one.stock]
        row = OfflineRedemption(
            device=self.device, counter=one.counter, client_id=one.client_id, card=card,
            stock=share.stock, quantity=one.quantity, price=one.price, said_at=one.said,
            at=self.batch.time_of(one, at=self.at), received_at=self.at,
            flags=self.batch.flags_of(one, before, at=self.at), holder_id=self.device.holder_id,
        )  # fmt: skip
        within = self.device.closed_at is None and share.left >= one.quantity
        row.trouble = self._trouble(one, card, share, row, within=within)
        row.words = TROUBLES.get(row.trouble, "")
        if within:
            share.used += one.quantity
            share.save(update_fields=["used"])
        if card is not None:
            self._spend(card.pk, one.quantity * one.price)
        if not row.trouble and card is not None:
            self._book(row, card, one)
        row.state = OfflineState.WAITING if row.trouble else OfflineState.BOOKED
        row.is_set_aside = bool(row.trouble) and within
        row.save(force_insert=True)
        return row

    def _trouble(
        self, one: SentSale, card: Card | None, share: CounterShare, row: OfflineRedemption, *,
        within: bool,
    ) -> str:  # fmt: skip
        """Why this line is not simply booked; a code."""
        if card is None:
            return "card_unknown"
        if code := self.pins.troubles.get(one.client_id):
            return code
        shown = self.pins.shown.get(one.client_id)
        if shown is None:
            return "pin_unread"
        if found := still_shown(card, shown, at=self.at):
            return found.code
        cap = int(self.device.caps.get(str(card.pk), 0))
        told = {
            "closed": self.device.closed_at is not None,
            "no_share": not within,
            "price_changed": not one.price == share.price == share.stock.good.price,
            "over_cap": self.spent.get(card.pk, 0) + one.quantity * one.price > cap,
            "own_card": is_owner(self.device.holder_id, card.person, card.household),
            "old": self.at - row.at > OLDEST,
        }
        return next((code for code, is_so in told.items() if is_so), "")

    def _book(self, row: OfflineRedemption, card: Card, one: SentSale) -> None:
        """A redemption out of what was set aside, whole or not at all."""
        stock = row.stock
        wanted = Wanted(self.device.shop, stock.good, one.quantity, f"counter:{one.client_id}")
        try:
            with transaction.atomic():
                row.redemption = take_out(row, card, wanted, by=self.by, at=self.at)
        except (Objected, Malformed, Missing) as fault:
            row.trouble, row.words = fault.code[:24], fault.words[:200]

    def _spend(self, card: int, points: int) -> None:
        self.spent[card] = self.spent.get(card, 0) + points


def take_out(
    row: OfflineRedemption, card: Card, wanted: Wanted, *, by: Actor, at: datetime
) -> Redemption:
    """What was set aside goes free and is redeemed, nobody coming between: the stock is held."""
    stock = lock_stock(wanted.shop.pk, wanted.good.pk)
    move(stock, MovementKind.RELEASED, Hand(by, at), reserved=-row.quantity)
    return serve(card, spender_of(card), wanted, by=by, at=at)


def _told(rows: Iterable[OfflineRedemption], *, is_new: bool) -> Iterator[Outcome]:
    for row in rows:
        no = row.redemption.no if row.redemption else ""
        yield Outcome(
            row.counter, row.client_id, is_new, row.state, row.words, no, tuple(row.flags)
        )
