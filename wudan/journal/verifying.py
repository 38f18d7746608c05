"""核对留痕: all chains or some, against their rows, their heads, the anchors and the archives.

Reads in batches and takes no lock; a chain that seems wrong is proved once more, alone and with
its head held, because it may only have grown meanwhile.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from wudan.journal.anchors import Book, Seal, read_book
from wudan.journal.archives import fault_of, rows_in
from wudan.journal.events import heads_of
from wudan.journal.models import Anchor, Chain
from wudan.journal.proving import Fault, Head, Prover
from wudan.journal.rows import Row, all_rows, chains_between, rows_of
from wudan.kit.clock import midnight

GRACE = timedelta(hours=1)
"""So long after midnight an act of the day before may still be written."""

_STRIDE = 1000
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Places:
    """Where anchors and archives are kept."""

    anchors: Path
    archive: Path


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was proved, and the first fault of each thing that is not whole."""

    chains_count: int
    events_count: int
    faults: tuple[Fault, ...]
    newest: Seal | None


def _silence(count: int) -> None:
    """Nobody watches."""


def verify(
    *, places: Places, at: datetime, since: date | None = None, until: date | None = None,
    chain: str = "", begin: Callable[[int], Advance] = lambda total: _silence,
) -> Verdict:  # fmt: skip
    """Prove all chains; those from a day on, up to a day; or one.

    `begin` is told how many events there are, and answers whom to tell how many are done.
    """
    book = read_book(places.anchors)
    one_day = since is not None and since == until and not chain
    heads = heads_of(key__endswith=f":{since:%Y%m%d}") if one_day else heads_of()
    scope = _scope(book, heads, (since, until), chain)
    if unseen := [key for key in scope or () if key not in heads]:
        heads |= heads_of(key__in=unseen)
    asked = heads if scope is None else {key: heads[key] for key in scope if key in heads}
    prover = Prover(heads, book.marks)
    advance = begin(sum(head.length for head in asked.values()))
    rows = all_rows() if scope is None else _rows_of(scope)
    prover.feed(_counted(rows, advance))
    files = _files(asked)
    for name, chains in files.items():
        prover.feed(_counted(rows_in(places.archive, name, chains), advance))
    prover.finish(expected=scope)
    faults = _still(prover.faults, book, places)
    faults += _late(asked, book, at, but={fault.chain for fault in faults})
    faults += [fault for name in files if (fault := fault_of(places.archive, name))]
    faults += book.faults + _missing_seals(book)
    newest = book.seals[-1] if book.seals else None
    count = len(set(asked) | prover.seen)
    return Verdict(count, prover.rows_count, tuple(faults), newest)


def _scope(
    book: Book, heads: dict[str, Head], days: tuple[date | None, date | None], chain: str
) -> list[str] | None:
    """Which chains; None for all, those included that nothing but a row knows of."""
    if chain:
        return [chain]
    since, until = days
    if since is None and until is None:
        return None
    first, last = f"{since or date.min:%Y%m%d}", f"{until or date.max:%Y%m%d}"
    known = {key for key in (*heads, *book.marks) if first <= key[-8:] <= last}
    begin = midnight(since) if since else None
    end = midnight(until + timedelta(days=1)) if until else None
    return sorted(known | chains_between(begin, end))


def _rows_of(chains: Iterable[str]) -> Iterator[Row]:
    for chain in chains:
        yield from rows_of(chain)


def _files(heads: dict[str, Head]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, head in heads.items():
        if head.archive:
            found.setdefault(head.archive, set()).add(key)
    return found


def _counted(rows: Iterator[Row], advance: Advance) -> Iterator[Row]:
    count = 0
    for count, row in enumerate(rows, start=1):
        if count % _STRIDE == 0:
            advance(_STRIDE)
        yield row
    advance(count % _STRIDE)


def _still(found: dict[str, Fault], book: Book, places: Places) -> list[Fault]:
    """The faults that stay when their chain is proved alone and cannot grow."""
    real: list[Fault] = []
    for key in sorted(found):
        with transaction.atomic():
            held = Chain.objects.select_for_update().filter(key=key)
            heads = {row.key: Head(row.length, row.head, row.archive) for row in held}
            prover = Prover(heads, {key: book.marks.get(key, {})})
            prover.feed(rows_of(key))
            for name in _files(heads):
                prover.feed(rows_in(places.archive, name, {key}))
            prover.finish(expected=[key])
        real += prover.faults.values()
    return real


def _late(heads: dict[str, Head], book: Book, at: datetime, *, but: set[str]) -> list[Fault]:
    """Chains to which something was added after their day was closed and anchored."""
    closing = _closing_seals(book, at)
    moments = [moment for moment, _ in closing]
    faults = []
    for key, head in heads.items():
        ends = _end_of(key)
        place = bisect_left(moments, ends) if ends else len(moments)
        if place == len(moments) or key in but:
            continue
        index = closing[place][1]
        sealed = book.sealed_by.get(key, {})
        final = max((length for length, by in sealed.items() if by <= index), default=0)
        if head.length > final:
            words = f"那一天已在第 {book.seals[index].number} 次锚定，之后又补进 {head.length - final} 条"
            faults.append(Fault(key, words, final + 1))
    return faults


def _closing_seals(book: Book, at: datetime) -> list[tuple[datetime, int]]:
    """Seals by time. One from the future, or from before the clock was set back, closes nothing."""
    found: list[tuple[datetime, int]] = []
    earliest = at
    for index in range(len(book.seals) - 1, -1, -1):
        moment = book.seals[index].at
        if moment <= earliest:
            earliest = moment
            found.append((moment, index))
    return found[::-1]


def _end_of(key: str) -> datetime | None:
    try:
        day = datetime.strptime(key[-8:], "%Y%m%d").date()  # noqa: DTZ007 - a day, not an instant
    except ValueError:
        return None
    return midnight(day + timedelta(days=1)) + GRACE


def _missing_seals(book: Book) -> list[Fault]:
    """Anchors the database remembers and the files do not: a file was cut or exchanged."""
    known = {seal.digest for seal in book.seals}
    rows = Anchor.objects.order_by("number").values_list("number", "digest")
    words = "锚定文件里没有这一次，或摘要不同：文件被截断或换过"
    return [Fault(f"第 {number} 次锚定", words) for number, mark in rows if mark not in known][:1]
