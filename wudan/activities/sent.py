"""What a telephone sends back: a signed batch of lines. A value; its text is what was signed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wudan.activities.enums import MarkKind
from wudan.kit.phrases import Phrase

MOST_MARKS = 1000
_LARGEST = 2**31 - 1
_FIRST_MS, _LAST_MS = 946_684_800_000, 4_102_444_800_000
"""From 2000 to 2100: a clock outside is none."""
_ID = re.compile(r"[0-9a-f-]{16,36}")


@dataclass(frozen=True, slots=True)
class SentMark:
    """One line as the telephone tells it; times are milliseconds of its own clock."""

    counter: int
    client_id: str
    sign_up: int
    kind: str
    said_at: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines, when the telephone says that it sends them, and its signature over all of it."""

    sent_at: int
    marks: Sequence[SentMark]
    signature: str

    @property
    def in_order(self) -> list[SentMark]:
        """By counter: the order in which things were noted, whatever the clock says."""
        return sorted(self.marks, key=lambda one: one.counter)

    def text_for(self, device_id: int) -> str:
        """What the signature stands under; the same lines as frontend/src/offline-roster.ts."""
        lines = [
            f"{one.counter} {one.client_id} {one.sign_up} {one.kind} {one.said_at}"
            for one in self.in_order
        ]
        return "\n".join(["wudan-roster-1", str(device_id), str(self.sent_at), *lines])


def fault_of(batch: Batch) -> str:
    """Why this cannot be a batch; empty when it can."""
    counters = {one.counter for one in batch.marks}
    if not batch.marks or len(batch.marks) > MOST_MARKS:
        return Phrase("一次交 1 到 {most_marks} 条。", most_marks=MOST_MARKS)
    if len(counters) < len(batch.marks) or len({m.client_id for m in batch.marks}) < len(counters):
        return "有两条的编号一样。"
    whole = all(_is_whole(one) for one in batch.marks) and _is_time(batch.sent_at)
    return "" if whole else "离线名册的内容不完整。请在记名册的手机上重新交。"


def _is_whole(one: SentMark) -> bool:
    return (
        0 < one.counter <= _LARGEST
        and 0 < one.sign_up < 2**63
        and one.kind in MarkKind.values
        and bool(_ID.fullmatch(one.client_id))
        and _is_time(one.said_at)
    )


def _is_time(ms: int) -> bool:
    return _FIRST_MS <= ms <= _LAST_MS
