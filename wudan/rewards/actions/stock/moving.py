"""How stock moves: the row held, one movement written, count and promise changed with it (A09, A11).

Nothing else writes `count`, `reserved` or a batch's `left`. The database refuses a negative count
and a promise of what is not there; the lock sees to it that nobody meets that refusal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Sum

from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing, Objected, Objection
from wudan.people.actors import Actor
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Amendment, Batch, Good, Redemption, Shop, Stock, StockMovement


@dataclass(frozen=True, slots=True)
class Hand:
    """At whose hand and when stock moves; of what took two people, the first is `asked`."""

    by: Actor
    at: datetime
    why: str = ""
    asked: Amendment | None = None


def lock_stock(shop_id: int, good_id: int) -> Stock:
    """The row that is scarce, held. Raises Missing: the shop never had this good."""
    rows = Stock.objects.select_for_update(of=("self",), no_key=True).with_names()
    held = rows.filter(shop=shop_id, good=good_id).first()
    if held is None:
        raise Missing
    return held


def open_stock(shop: Shop, good: Good) -> Stock:
    """The same, made when the first batch of a good comes to a shop."""
    Stock.objects.bulk_create([Stock(shop=shop, good=good)], ignore_conflicts=True)
    return lock_stock(shop.pk, good.pk)


def fresh_count(stock: Stock, day: date) -> int:
    """How many of the stock have not spoiled by a day."""
    rows = Batch.objects.filter(stock=stock).there().good_on(day)
    return rows.aggregate(n=Sum("left"))["n"] or 0


def take_from_batches(stock: Stock, quantity: int, day: date) -> list[tuple[Batch, int]]:
    """What spoils first goes first; what has spoiled is not given. Raises Objected."""
    taken = []
    for batch in Batch.objects.filter(stock=stock).there().good_on(day).soonest_first():
        part = min(batch.left, quantity)
        taken.append((batch, part))
        quantity -= part
        if not quantity:
            return taken
    words = Phrase(
        "{good}剩下的过了保质期，不能发。请取消这一笔，积分退回账户。", good=stock.good.name
    )
    raise Objected(Objection("spoiled", words))


def move(
    stock: Stock, kind: MovementKind, hand: Hand, *, count: int = 0, reserved: int = 0,
    batch: Batch | None = None, redemption: Redemption | None = None,
) -> StockMovement:  # fmt: skip
    """Write one movement and what it changes; the stock must be held."""
    first, second = _people(hand)
    made = StockMovement.objects.create(
        stock=stock, kind=kind, count_by=count, reserved_by=reserved, batch=batch,
        redemption=redemption, at=hand.at, person_id=first[0], post_id=first[1],
        second_person_id=second[0], second_post_id=second[1], why=hand.why,
    )  # fmt: skip
    change(stock, count=count, reserved=reserved)
    if batch is not None:
        Batch.objects.filter(pk=batch.pk).update(left=F("left") + count)
    return made


def change(stock: Stock, *, count: int, reserved: int) -> None:
    """Count and promise, as they are now in the row; the object follows."""
    row = Stock.objects.filter(pk=stock.pk)
    row.update(count=F("count") + count, reserved=F("reserved") + reserved)
    stock.count, stock.reserved = stock.count + count, stock.reserved + reserved


def hand_out(stock: Stock, parts: Iterable[tuple[Batch, int]], of: Redemption, hand: Hand) -> None:
    """Out of the batches, and out of what was promised."""
    for batch, part in parts:
        move(
            stock, MovementKind.COLLECTED, hand, count=-part, reserved=-part, batch=batch,
            redemption=of,
        )  # fmt: skip


def _people(hand: Hand) -> tuple[tuple[int | None, int | None], tuple[int | None, int | None]]:
    now = (hand.by.person_id, hand.by.post_id)
    if hand.asked is None:
        return now, (None, None)
    return (hand.asked.asked_by_id, hand.asked.asked_post_id), now
