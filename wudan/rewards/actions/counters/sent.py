"""What a counter brings back: a signed batch of lines. A value; its text is what was signed (A05)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wudan.activities.enums import Flag
from wudan.kit import numbers
from wudan.kit.clock import CHINA
from wudan.kit.phrases import Phrase

MOST_SALES = 20
"""At once: each PIN takes as long to check as a password."""
SKEW, LATE, OLDEST = timedelta(minutes=5), timedelta(hours=24), timedelta(days=10)
_LARGEST = 2**31 - 1
_FIRST_MS, _LAST_MS = 946_684_800_000, 4_102_444_800_000
"""From 2000 to 2100: a clock outside is none."""
_ID = re.compile(r"[0-9a-f-]{16,36}")
_ENVELOPE = re.compile(r"[A-Za-z0-9_-]{80,300}")


@dataclass(frozen=True, slots=True)
class SentSale:
    """One line as the telephone tells it; `pin` is an envelope only the server opens."""

    counter: int
    client_id: str
    card: str
    stock: int
    quantity: int
    price: int
    said_at: int
    pin: str

    @property
    def said(self) -> datetime:
        """When, by the telephone's own clock."""
        return instant(self.said_at)


@dataclass(frozen=True, slots=True)
class CounterBatch:
    """Lines, when the telephone says that it sends them, and its signature over all of it."""

    sent_at: int
    sales: Sequence[SentSale]
    signature: str

    @property
    def in_order(self) -> list[SentSale]:
        """By counter: the order in which things were given, whatever the clock says."""
        return sorted(self.sales, key=lambda one: one.counter)

    def text_for(self, device_id: int) -> str:
        """What the signature stands under; the same lines as frontend/src/counter-device.ts."""
        lines = [
            f"{s.counter} {s.client_id} {s.card} {s.stock} {s.quantity} {s.price} {s.said_at} {s.pin}"
            for s in self.in_order
        ]
        return "\n".join(["wudan-counter-1", str(device_id), str(self.sent_at), *lines])

    def time_of(self, sale: SentSale, *, at: datetime) -> datetime:
        """The line's time, set right by how far the clock was off when it sent."""
        off = at - instant(self.sent_at)
        return min(sale.said + off if abs(off) > SKEW else sale.said, at)

    def flags_of(self, sale: SentSale, before: datetime | None, *, at: datetime) -> list[str]:
        """What a human should look at; `before` is when the line before it was said to be."""
        told = {
            Flag.SKEW: abs(at - instant(self.sent_at)) > SKEW,
            Flag.HOLE: before is None and sale.counter > 1,
            Flag.BACKWARDS: before is not None and sale.said < before,
            Flag.LATE: at - self.time_of(sale, at=at) > LATE,
        }
        return sorted(flag.value for flag, is_so in told.items() if is_so)


def instant(ms: int) -> datetime:
    """A time as the telephone tells it."""
    return datetime.fromtimestamp(ms / 1000, tz=CHINA)


def fault_of(batch: CounterBatch) -> str:
    """Why this cannot be a batch; empty when it can."""
    counters = {one.counter for one in batch.sales}
    if not batch.sales or len(batch.sales) > MOST_SALES:
        return Phrase("一次交 1 到 {most_sales} 笔。", most_sales=MOST_SALES)
    if len(counters) < len(batch.sales) or len({s.client_id for s in batch.sales}) < len(counters):
        return "有两笔的编号一样。"
    whole = all(_is_whole(one) for one in batch.sales) and _is_time(batch.sent_at)
    return "" if whole else "离线兑换的内容不完整。请在记账的手机上重新交。"


def _is_whole(one: SentSale) -> bool:
    return (
        0 < one.counter <= _LARGEST
        and bool(_ID.fullmatch(one.client_id))
        and numbers.is_number(one.card)
        and 0 < one.stock < 2**63
        and 0 < one.quantity <= MOST_SALES
        and 0 < one.price <= 1_000_000
        and _is_time(one.said_at)
        and bool(_ENVELOPE.fullmatch(one.pin))
    )


def _is_time(ms: int) -> bool:
    return _FIRST_MS <= ms <= _LAST_MS
