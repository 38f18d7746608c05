"""进货: what came in, from whom, when, and until when it is good (R076)."""

from datetime import date, datetime

from wudan.journal.events import Subject, record
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction
from wudan.rewards.actions.stock.moving import Hand, move, open_stock
from wudan.rewards.enums.shop import MovementKind
from wudan.rewards.models import Batch, Good, Shop, Sponsor, Stock
from wudan.rewards.permissions.redemption import keeping_objection

MOST = 100_000


@one_transaction
def receive(
    *, shop: Shop, good: Good, sponsor: Sponsor, quantity: int, by: Actor, at: datetime,
    received_on: date | None = None, expires_on: date | None = None,
) -> Batch:  # fmt: skip
    """Take a batch in. Raises Malformed, Missing, Objected."""
    insist(keeping_objection(by, shop))
    if good.county != shop.county or sponsor.county != shop.county:
        raise Missing
    if not shop.unit.path.startswith(good.unit.path):
        raise Objected(Objection("not_your_good", "这一样不在这个兑换点换。"))
    received_on = received_on or day_of(at)
    if faults := _faults(quantity, received_on, expires_on, today=day_of(at)):
        raise Malformed(faults)
    stock = open_stock(shop, good)
    batch = Batch.objects.create(
        stock=stock, sponsor=sponsor, quantity=quantity, left=0, received_on=received_on,
        expires_on=expires_on, noted_at=at, noted_as=by.label[:80],
    )  # fmt: skip
    move(stock, MovementKind.RECEIVED, Hand(by, at), count=quantity, batch=batch)
    batch.left = quantity
    note("stock.receive", stock, by=by, at=at, batch=batch.pk, quantity=quantity)
    return batch


def note(
    verb: str, stock: Stock, *, by: Actor, at: datetime, why: str = "", **facts: object
) -> None:
    """The event of an act on stock; it belongs to the shop's unit."""
    unit = stock.shop.unit
    subject = Subject("stock", stock.pk, stock.shop.county, unit.pk, unit.branch_id)
    told = {"shop": stock.shop.key, "good": stock.good.key} | facts
    record(verb, subject, by=by, at=at, why=why, facts=told, react=False)


def _faults(
    quantity: int, received_on: date, expires_on: date | None, *, today: date
) -> dict[str, str]:
    faults: dict[str, str] = {}
    if isinstance(quantity, bool) or not 1 <= quantity <= MOST:
        faults["quantity"] = Phrase("数量要在 1 到 {most} 之间。", most=MOST)
    if received_on > today:
        faults["received_on"] = "到货的日子还没有到。"
    if expires_on is not None and expires_on < received_on:
        faults["expires_on"] = "保质期要在到货那天以后。"
    elif expires_on is not None and expires_on < today:
        faults["expires_on"] = "已经过了保质期，不能收。"
    return faults
