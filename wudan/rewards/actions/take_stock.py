"""盘点: what lies on the shelf is counted; each difference is explained, and a second person decides (A11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.rewards.actions.acting import one_transaction, words_of
from wudan.rewards.actions.amendments import ask_change
from wudan.rewards.actions.stock.moving import lock_stock
from wudan.rewards.enums.shop import AmendmentKind
from wudan.rewards.models import Batch, CounterDevice, Shop, Stock, StockCount, StockCountLine
from wudan.rewards.permissions.counter import serving_objection

MOST = 1_000_000
_OUT = Objection("counter_out", "有柜台带走了还没收，东西不全在架上。先收柜，再盘点。")
_NONE = Objection("nothing_there", "这里账上没有东西，不用盘点。")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a batch lie there, and why that is not what the book says."""

    count: int
    why: str = ""


@one_transaction
def take_stock(
    *, shop: Shop, counted: Mapping[int, Counted], by: Actor, at: datetime
) -> StockCount:
    """The sheet; every batch that has something left is on it. Raises Malformed, Objected."""
    insist(serving_objection(by, shop))
    for stock in Stock.objects.filter(shop=shop).order_by("good"):
        lock_stock(shop.pk, stock.good_id)
    if CounterDevice.objects.filter(shop=shop, closed_at=None).exists():
        raise Objected(_OUT)
    rows = list(batches_of(shop))
    if not rows:
        raise Objected(_NONE)
    _insist_whole(rows, counted)
    made = StockCount.objects.create(
        shop=shop, taken_at=at, taken_by_id=by.person, taken_as=by.label[:80]
    )
    lines = [_line(made, row, counted[row.pk], by=by, at=at) for row in rows]
    StockCountLine.objects.bulk_create(lines)
    subject = Subject("stock_count", made.pk, shop.county, shop.unit_id, shop.unit.branch_id)
    facts = {"lines": len(lines), "differences": sum(line.difference != 0 for line in lines)}
    record("stock_count.take", subject, by=by, at=at, facts=facts, react=False)
    return made


def batches_of(shop: Shop) -> list[Batch]:
    """What is to be counted, by good and date."""
    rows = (
        Batch.objects.filter(stock__shop=shop).there().select_related("stock__good", "stock__shop")
    )
    return list(rows.order_by("stock__good__name", "expires_on", "pk"))


def _insist_whole(rows: list[Batch], counted: Mapping[int, Counted]) -> None:
    faults = {}
    for row in rows:
        said = counted.get(row.pk)
        if said is None or not 0 <= said.count <= MOST:
            faults[f"count_{row.pk}"] = "请写数到多少。"
        elif said.count != row.left and not said.why.strip():
            faults[f"why_{row.pk}"] = "账上和数到的不一样，请写为什么。"
    if faults:
        raise Malformed(faults)


def _line(
    sheet: StockCount, row: Batch, said: Counted, *, by: Actor, at: datetime
) -> StockCountLine:
    by_how_many = said.count - row.left
    line = StockCountLine(sheet=sheet, batch=row, booked=row.left, counted=said.count)
    if by_how_many:
        line.why = words_of(said.why, field=f"why_{row.pk}")
        line.amendment = ask_change(
            batch=row, count_by=by_how_many, kind=AmendmentKind.COUNT, why=line.why, by=by, at=at
        )
    return line
