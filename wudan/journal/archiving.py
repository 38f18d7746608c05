"""存档: closed chains of long ago leave the database as files; head and anchors stay (ADR 13).

Proved and anchored first, written, read back and proved again; only then, in one transaction,
the head names the file and the rows go. The trigger lets no other row go.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.db import connection, transaction

from wudan.journal.anchors import read_book
from wudan.journal.archives import fault_of, next_name, rows_in, write_archive
from wudan.journal.events import Signer, Subject, heads_of, record
from wudan.journal.models import Chain, Outbox
from wudan.journal.proving import Head, Prover
from wudan.journal.rows import Row, rows_of
from wudan.journal.verifying import Places, verify
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objected, Objection

_AT_ONCE = 200
"""Chains named in one statement."""


class Pace(Protocol):
    """Is told how far it has come."""

    def advance(self, n: int = 1) -> None: ...
    def finish(self) -> None: ...


class Silence:
    """Nobody watches."""

    def __init__(self, total: int) -> None: ...
    def advance(self, n: int = 1) -> None: ...
    def finish(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Archived:
    """What went: the files, how much is in them, and the chains held back by a waiting reaction."""

    files: tuple[str, ...]
    chains_count: int
    events_count: int
    waiting: tuple[str, ...]


def archive(
    *, before: date, months: int, county: str, places: Places, by: Signer, at: datetime,
    dry_run: bool = False, begin: Callable[[int], Pace] = Silence,
) -> Archived:  # fmt: skip
    """Move the chains of the days before one into files, a month a file; `months` must stay.

    Raises Objected: too young, not whole, or not anchored. OSError when a file cannot be written.
    """
    _insist_on_age(before, months, at)
    heads, waiting = _due(before)
    _insist_on_whole(heads, before, places, at)
    total = sum(head.length for head in heads.values())
    files, pace = [], begin(total)
    for month, chains in _by_month({} if dry_run else heads).items():
        files.append(_move(month, chains, county=county, places=places, by=by, at=at))
        pace.advance(sum(head.length for head in chains.values()))
    pace.finish()
    return Archived(tuple(files), len(heads), total, waiting)


def youngest_day(months: int, at: datetime) -> date:
    """Days before this one may go."""
    today = day_of(at)
    count = today.year * 12 + today.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _insist_on_age(before: date, months: int, at: datetime) -> None:
    limit = youngest_day(months, at)
    if before > limit:
        words = Phrase(
            "留痕要在库里留 {months} 个月：现在最多存档到 {limit} 以前的。",
            months=months,
            limit=limit,
        )
        raise Objected(Objection("too_young", words))


def _due(before: date) -> tuple[dict[str, Head], tuple[str, ...]]:
    """The chains that may go, and those that wait for somebody to react to an event."""
    old = {
        key: head for key, head in heads_of(archive="").items()
        if head.length and key[-8:] < f"{before:%Y%m%d}"
    }  # fmt: skip
    unsettled = Outbox.objects.filter(done_at=None).values_list("event__chain", flat=True)
    waiting = set(unsettled) & set(old)
    return {key: old[key] for key in old if key not in waiting}, tuple(sorted(waiting))


def _insist_on_whole(heads: dict[str, Head], before: date, places: Places, at: datetime) -> None:
    if not heads:
        return
    faults = verify(places=places, at=at, until=before - timedelta(days=1)).faults
    if faults:
        words = Phrase(
            "有 {count} 处对不上，不能存档：{faults}。请先运行 wudan verify-audit。",
            count=len(faults),
            faults=faults[0],
        )
        raise Objected(Objection("not_whole", words))
    if read_book(places.anchors).grown(heads):
        raise Objected(Objection("not_anchored", "有的链还没有锚定，请先运行 wudan anchor。"))


def _by_month(heads: dict[str, Head]) -> dict[str, dict[str, Head]]:
    months: dict[str, dict[str, Head]] = {}
    for key, head in sorted(heads.items(), key=lambda item: (item[0][-8:], item[0])):
        months.setdefault(f"{key[-8:-4]}-{key[-4:-2]}", {})[key] = head
    return months


def _move(
    month: str, heads: dict[str, Head], *, county: str, places: Places, by: Signer, at: datetime
) -> str:
    name = next_name(places.archive, month)
    write_archive(places.archive, name, _rows(heads), heads, at=at)
    _insist_on_readable(name, heads, places)
    with transaction.atomic(durable=True):
        _insist_on_unchanged(heads)
        for chains in _pieces(heads):
            Chain.objects.filter(key__in=chains).update(archive=name)
            _remove(chains)
        count = sum(head.length for head in heads.values())
        facts = {"file": name, "chains": len(heads), "events": count}
        subject = Subject("journal", 0, county, None)
        record("journal.archive", subject, by=by, at=at, facts=facts, react=False)
    return name


def _rows(chains: Iterable[str]) -> Iterator[Row]:
    for chain in chains:
        yield from rows_of(chain)


def _insist_on_readable(name: str, heads: dict[str, Head], places: Places) -> None:
    """What was written is read again and proved, before anything is removed."""
    prover = Prover(heads, read_book(places.anchors).marks)
    prover.feed(rows_in(places.archive, name))
    prover.finish(expected=heads)
    if prover.faults or fault_of(places.archive, name):
        raise Objected(
            Objection("unreadable", Phrase("存档 {name} 写出来对不上，什么也没有删。", name=name))
        )


def _insist_on_unchanged(heads: dict[str, Head]) -> None:
    held = Chain.objects.select_for_update().filter(archive="").order_by("key")
    now = {row.key: Head(row.length, row.head) for row in held if row.key in heads}
    if now != heads:
        raise Objected(Objection("changed", "链在存档时有变动，什么也没有删，请再试一次。"))


def _pieces(heads: Iterable[str]) -> Iterator[list[str]]:
    keys = list(heads)
    for begin in range(0, len(keys), _AT_ONCE):
        yield keys[begin : begin + _AT_ONCE]


def _remove(chains: list[str]) -> None:
    """The events of these chains, and what refers to them: settled outbox rows, reactions."""
    marks = ", ".join(["%s"] * len(chains))
    events = f"SELECT id FROM journal_event WHERE chain IN ({marks})"  # noqa: S608 - only marks
    with connection.cursor() as cursor:
        for table in ("reaction", "outbox"):
            cursor.execute(f"DELETE FROM journal_{table} WHERE event_id IN ({events})", chains)  # noqa: S608
        cursor.execute(f"DELETE FROM journal_event WHERE chain IN ({marks})", chains)  # noqa: S608
