"""锚定文件: how the heads of chains are written down outside the database, and read again.

One text file a month, only ever appended to. Each line ends in a digest over itself and the
digest before it, across all files, so that a changed, missing or exchanged line shows. Who
holds the last digest (on paper, on another's disk) can prove everything before it.

    begin 3 2026-09-08T01:00:00+08:00 | <digest>
    chain 610626:12:20260907 17 <head> | <digest>
    seal 3 2026-09-08T01:00:00+08:00 1 40 | <digest>
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wudan.journal.proving import Fault, Head
from wudan.kit.clock import local

SUFFIX = ".txt"
_TORN = " torn"


@dataclass(frozen=True, slots=True)
class Seal:
    """One anchoring: its number, when, over how much, and its digest."""

    number: int
    at: datetime
    chains_count: int
    events_count: int
    digest: str

    @property
    def groups(self) -> list[str]:
        """The digest in groups of four, to be read aloud and compared on paper."""
        return [self.digest[i : i + 4] for i in range(0, len(self.digest), 4)]

    @property
    def lines(self) -> list[str]:
        """The groups in lines of four."""
        return [" ".join(self.groups[i : i + 4]) for i in range(0, len(self.groups), 4)]


@dataclass(slots=True)
class Book:
    """All anchor files, read: what they say of each chain, and what is wrong with them."""

    marks: dict[str, dict[int, str]] = field(default_factory=dict)
    sealed_by: dict[str, dict[int, int]] = field(default_factory=dict)
    """For each chain and anchored length: the number of the first seal over it."""
    seals: list[Seal] = field(default_factory=list)
    digest: str = ""
    faults: list[Fault] = field(default_factory=list)

    def last_head(self, chain: str) -> tuple[int, str] | None:
        """How a chain stood when it was last written down."""
        marks = self.marks.get(chain)
        if not marks:
            return None
        longest = max(marks)
        return longest, marks[longest]

    def grown(self, heads: Mapping[str, Head]) -> dict[str, Head]:
        """The chains that are not written down as they stand now."""
        return {
            key: head for key, head in sorted(heads.items())
            if head.length and self.last_head(key) != (head.length, head.hash)
        }  # fmt: skip


def read_book(folder: Path) -> Book:
    """Read every file of the folder, oldest month first. A missing folder is an empty book."""
    book = Book()
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        for number, line in enumerate(_lines(path), start=1):
            _take(book, line, f"锚定文件 {path.name} 第 {number} 行")
    return book


def compose(
    number: int, heads: Mapping[str, Head], *, at: datetime, after: str, events_count: int
) -> tuple[Seal, str]:
    """The lines of one anchoring, and the seal that closes them."""
    moment = local(at).isoformat(timespec="seconds")
    texts = [f"begin {number} {moment}"]
    texts += [f"chain {key} {head.length} {head.hash}" for key, head in heads.items()]
    texts += [f"seal {number} {moment} {len(heads)} {events_count}"]
    lines = list(_chained(texts, after))
    seal = Seal(number, datetime.fromisoformat(moment), len(heads), events_count, lines[-1][1])
    return seal, "".join(f"{text} | {mark}\n" for text, mark in lines)


def append(folder: Path, month: str, block: str) -> None:
    """Add lines to a month's file, and see them on the disk. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{month}{SUFFIX}"
    with path.open("ab") as file:
        if file.tell() and _last_byte(path) != b"\n":  # a crash, or a full disk, cut it short
            file.write(f"{_TORN}\n".encode())
        file.write(block.encode())
        file.flush()
        os.fsync(file.fileno())


def _chained(texts: Iterable[str], after: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        after = _digest(after, text)
        yield text, after


def _digest(after: str, text: str) -> str:
    return hashlib.sha256(f"{after}\n{text}".encode()).hexdigest()


def _lines(path: Path) -> list[str]:
    """The finished lines; one cut short by a crash says nothing and is passed over."""
    whole = path.read_bytes().decode("utf-8", "replace").split("\n")
    return [line for line in whole[:-1] if not line.endswith(_TORN)]


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def _take(book: Book, line: str, place: str) -> None:
    text, _, stated = line.rpartition(" | ")
    if stated != _digest(book.digest, text):
        book.faults.append(Fault(place, "被改过，或者它前面缺了行"))
        book.digest = stated
        return
    book.digest = stated
    try:
        _note(book, text.split(" "), stated)
    except (ValueError, IndexError):
        book.faults.append(Fault(place, "看不懂"))


def _note(book: Book, words: list[str], digest: str) -> None:
    if words[0] == "chain":
        _, key, length, head = words
        book.marks.setdefault(key, {}).setdefault(int(length), head)
        book.sealed_by.setdefault(key, {}).setdefault(int(length), len(book.seals))
    elif words[0] == "seal":
        _, number, at, chains, events = words
        moment = datetime.fromisoformat(at)
        book.seals.append(Seal(int(number), moment, int(chains), int(events), digest))
