"""核对: prove rows against each other, against the heads of their chains, against the anchors.

Pure: it is fed rows and keeps the first fault of each chain. What each check shows:
an edit (hash), a removal or an exchange (numbers), an insertion (hash before), a cut tail
(head), head and rows rewritten or removed together (only the anchor).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wudan.journal.rows import Row, hash_of_row


class Head(NamedTuple):
    """How long a chain is, its last hash, and where its events are kept if no longer as rows."""

    length: int
    hash: str
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong with a chain (or with what should prove it)."""

    chain: str
    words: str
    seq: int | None = None
    event: int | None = None

    def __str__(self) -> str:
        row = "" if self.event is None else f"（事件 {self.event}）"
        place = "" if self.seq is None else f"第 {self.seq} 条{row}"
        return f"{self.chain} {place}：{self.words}" if place else f"{self.chain}：{self.words}"


Marks = Mapping[str, Mapping[int, str]]
"""For each anchored chain: the hash that stood at each anchored length."""

_NO_HEAD = Head(0, "")
_NO_MARKS: Mapping[int, str] = {}


@dataclass(slots=True)
class Prover:
    """Fed all rows of each chain in order, then asked what it found."""

    heads: Mapping[str, Head]
    marks: Marks = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    rows_count: int = 0
    seen: set[str] = field(default_factory=set)
    _chain: str | None = None
    _seq: int = 0
    _hash: str = ""
    _marked: Mapping[int, str] = field(default_factory=dict)

    def feed(self, rows: Iterable[Row]) -> None:
        """Take in more rows; those of one chain must follow each other."""
        for row in rows:
            if row.chain != self._chain:
                self._close()
                again = row.chain in self.seen
                self._open(row.chain)
                if again:
                    self._fault("已经存档的链又多出了记录", row.seq, row.id)
            self.rows_count += 1
            self._seq += 1
            if row.chain not in self.faults:
                self._check(row)
            self._hash = row.hash

    def finish(self, *, expected: Iterable[str] | None = None) -> None:
        """No more rows: chains that should have come and did not are missing."""
        self._close()
        asked = set(self.heads) | set(self.marks) if expected is None else set(expected)
        for chain in sorted(asked - self.seen):
            self._open(chain)
            self._close()

    def _open(self, chain: str) -> None:
        self._chain, self._seq, self._hash = chain, 0, ""
        self._marked = self.marks.get(chain, _NO_MARKS)
        self.seen.add(chain)

    def _check(self, row: Row) -> None:
        words = ""
        if row.seq != self._seq:
            self._fault(f"缺第 {self._seq} 条", self._seq)
            return
        if row.previous != self._hash:
            words = "与哈希不符：接不上前一条，前面被删改，或者这一条是插进来的"
        elif row.hash != hash_of_row(row):
            words = "与哈希不符：内容被改过"
        elif self._marked and self._marked.get(row.seq, row.hash) != row.hash:
            words = "与锚定不符：锚定以后，这一条或它前面的被重写过"
        if words:
            self._fault(words, row.seq, row.id)

    def _close(self) -> None:
        if self._chain is None or self._chain in self.faults:
            return
        head, anchored = self.heads.get(self._chain, _NO_HEAD), max(self._marked, default=0)
        if anchored > self._seq:
            gone = "整条链不见了" if self._seq == 0 else "尾部被截断"
            self._fault(f"{gone}：锚定时有 {anchored} 条，实有 {self._seq} 条", self._seq + 1)
        elif self._chain not in self.heads:
            self._fault("链头不见了，只剩下记录")
        elif head.length > self._seq:
            self._fault(f"尾部被截断：应有 {head.length} 条，实有 {self._seq} 条", self._seq + 1)
        elif head.length < self._seq:
            self._fault(f"链头只记到第 {head.length} 条，后面的是补进来的", head.length + 1)
        elif head.hash != self._hash:
            self._fault("链头与最后一条的哈希不符：链头被改过", self._seq)

    def _fault(self, words: str, seq: int | None = None, event: int | None = None) -> None:
        chain = self._chain or ""
        self.faults.setdefault(chain, Fault(chain, words, seq, event))
