"""What both proofs share: faults named by their row, one moment for all that is read, a chain link by link."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from wudan.tables.patience import PROVING, statements_may_take

CHUNK = 5000
ALTERED = "划转被改过"
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One row that is not as it was written."""

    table: str
    id: object
    words: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}：{self.words}"


@dataclass
class Proof:
    """What was read of a book, and what is wrong."""

    transfers: int = 0
    entries: int = 0
    chains: int = 0
    minutes: int = 0
    """What all persons have together, in hours."""
    points: int = 0
    """What all owners have together of both grades, in points."""
    faults: list[Fault] = field(default_factory=list)

    def blame(self, table: str, key: object, words: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(table, key, words))


@dataclass
class Chain:
    """Where the walk along the chains is: each link must follow the one before."""

    proof: Proof
    table: str
    key: str = ""
    seq: int = 0
    head: str = ""
    many: int = 0

    def link(self, pk: int, key: str, seq: int, previous: str, kept: str) -> None:
        """The next link, in the order of chain and number; `kept` is its hash."""
        if key != self.key:
            self.key, self.seq, self.head, self.many = key, 0, "", self.many + 1
        if seq != self.seq + 1:
            self.proof.blame(self.table, f"{key}#{self.seq + 1}", "链上少了这一笔")
        elif previous != self.head:
            self.proof.blame(self.table, pk, "与链上前一笔接不上")
        self.seq, self.head = seq, kept


def plain(rows: QuerySet[Any], *columns: str) -> Iterator[Row]:
    """All rows, unordered, as tuples."""
    return rows.order_by().values_list(*columns).iterator(chunk_size=CHUNK)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read is of one moment, while others go on writing; a statement has a proof's time for it."""
    with statements_may_take(PROVING), _at_one_moment():
        yield


@contextmanager
def _at_one_moment() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # not IMMEDIATE, which Django would say: readers hold up nobody
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
