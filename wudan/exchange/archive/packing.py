"""The file: tables, figures and proofs in the open, the trail sealed, a list with digests, a signature.

Written into the ZIP piece by piece; of each entry the digest is taken while it is written.
"""

import hashlib
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from wudan.exchange.archive.attachments import Packing, Room, attachments, sealed_lines
from wudan.exchange.archive.checking import (
    FILE_CONTEXT,
    FILES,
    FORMAT,
    HEADS,
    KEY,
    MANIFEST,
    NOTE,
    SEAL_CONTEXT,
    SIGNATURE,
    TRAIL,
)
from wudan.exchange.archive.tables import SCHEMA, TABLES, Span, rows_of
from wudan.journal.archives import rows_in, told_of
from wudan.journal.events import heads_of
from wudan.journal.proving import Head
from wudan.journal.rows import Row
from wudan.journal.rows import rows_of as events_of
from wudan.kit.canonical import spell
from wudan.kit.clock import local
from wudan.kit.figures import Figure
from wudan.kit.signing import SigningKey, sign_text
from wudan.ledger.proof import verify, verify_points
from wudan.registers.figures import Scope, Window
from wudan.registers.figures.blocks import MONTHLY, PEOPLE

_LINES = 300
"""Events sealed together."""
_NOTE = (
    "{county} {year} 年度档案\n"
    "open/ 是公开给档案室看的：单、活动、会议、交办、项目、督查、资金、台账的数和两本账的核对，没有人名，不写群众说的话。\n"
    "sealed/ 是封存的：全年的留痕，和会议材料、证明、照片、签到表这些附件，只有用县里的密钥文件才打得开。\n"
    "manifest.json 是清单：每个文件多大、摘要（SHA-256）是多少；manifest.sig 是县里签的名。\n"
    "在任何一台机器上核对：wudan verify-archive 这个文件 [--key 县里公布的公钥] [--keys 密钥文件]\n"
)
Seal = Callable[[str, str], str]


class Pace(Protocol):
    """Is told how far it has come."""

    def advance(self, n: int = 1) -> None: ...


class _Packer:
    """Writes entries and remembers what is in them."""

    def __init__(self, packed: ZipFile, at: datetime) -> None:
        self._packed, self._at = packed, at
        self.listed: list[dict[str, object]] = []

    def put(self, name: str, title: str, lines: Iterable[bytes], *, is_packed: bool = True) -> int:
        """One entry, line by line; how many lines."""
        entry = ZipInfo(name, local(self._at).timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED if is_packed else ZIP_STORED
        whole, size, count = hashlib.sha256(), 0, 0
        with self._packed.open(entry, "w") as out:
            for line in lines:
                out.write(line)
                whole.update(line)
                size, count = size + len(line), count + 1
        self.listed.append(
            {
                "path": name,
                "title": title,
                "bytes": size,
                "sha256": whole.hexdigest(),
                "rows": count,
            }
        )
        return count


def pack(
    span: Span, out: IO[bytes], *, at: datetime, mark: str, key: SigningKey, seal: Seal | None, trail: Path,
    pace: Pace, room: Room,
) -> int:  # fmt: skip
    """Write the archive of a year to a file that can be sought in; how many rows it holds.

    Without `seal` the trail and the attachments are left out. Whatever the year, a piece at a time is in memory.
    """
    rows = 0
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packer = _Packer(packed, at)
        for table in TABLES:
            lines = (spell(row) + b"\n" for row in rows_of(table, span))
            rows += packer.put(f"open/{table.name}.jsonl", table.title, _told(lines, pace))
        packer.put("open/figures.json", "台账和小结的数", [_figures(span)])
        packer.put("open/proofs.json", "两本账的核对", [_proofs()])
        heads = _heads(span)
        told_heads = {key_: [head.length, head.hash] for key_, head in heads.items()}
        packer.put(HEADS, "留痕的链头", [spell(told_heads)])
        if seal is not None:
            sealed = _sealed(_events(heads, trail), seal)
            packer.put(TRAIL, "留痕（封存）", _told(sealed, pace, _LINES), is_packed=False)
            rows += sum(head.length for head in heads.values()) + _attach(packer, span, seal, room)
        packer.put(NOTE, "说明", [_NOTE.format(county=span.county, year=span.year).encode()])
        manifest = spell(_manifest(span, at, mark, packer.listed))
        word = sign_text(hashlib.sha256(manifest).hexdigest().encode(), key)
        for name, content in (
            (MANIFEST, manifest),
            (SIGNATURE, word.encode()),
            (KEY, key.spelt.encode()),
        ):
            packed.writestr(ZipInfo(name, local(at).timetuple()[:6]), content)
    return rows


def _attach(packer: _Packer, span: Span, seal: Seal, room: Room) -> int:
    """The year's files, each sealed under a number, and their list, sealed as well; how many it names."""

    def put(name: str, title: str, lines: Iterable[bytes]) -> int:
        return packer.put(name, title, lines, is_packed=False)

    packing = Packing(put, seal, room)
    for one in attachments(span):
        packing.take(one, context=FILE_CONTEXT)
    listed = (line for told in packing.lines for line in sealed_lines(told, seal, FILE_CONTEXT))
    return packer.put(FILES, "附件的清单（封存）", listed, is_packed=False)


def total(span: Span) -> int:
    """About how many rows will be told of."""
    heads = _heads(span)
    return sum(table.rows(span).count() for table in TABLES) + sum(h.length for h in heads.values())


def _manifest(
    span: Span, at: datetime, mark: str, listed: list[dict[str, object]]
) -> dict[str, object]:
    return {
        "format": FORMAT, "schema": SCHEMA, "county": span.county, "year": span.year,
        "made_at": local(at).isoformat(), "mark": mark, "files": listed,
    }  # fmt: skip


def _figures(span: Span) -> bytes:
    """Every number of the registers for the whole year, by block."""
    first, last = span.instants
    window, scope = Window(first, last), Scope(span.county)
    told = {
        block.key: {
            one.key: [one.label, one.value, one.unit]
            for one in block.figures(scope, window) if isinstance(one, Figure)
        }
        for block in (*MONTHLY, PEOPLE)
    }  # fmt: skip
    return spell(told)


def _proofs() -> bytes:
    hours, points = verify(), verify_points()
    told: dict[str, Any] = {
        name: {"transfers": proof.transfers, "entries": proof.entries, "chains": proof.chains,
               "minutes": proof.minutes, "points": proof.points, "faults": len(proof.faults)}
        for name, proof in (("hours", hours), ("points", points))
    }  # fmt: skip
    return spell(told)


def _heads(span: Span) -> dict[str, Head]:
    """Chains of the days of the year; the day ends a chain's key."""
    return {
        key: head
        for key, head in heads_of(key__startswith=f"{span.county}:").items()
        if key[-8:-4] == str(span.year) and head.length
    }


def _events(heads: dict[str, Head], trail: Path) -> Iterator[Row]:
    """Every event, from the tables or from the files they were moved to."""
    for chain, head in heads.items():
        yield from rows_in(trail, head.archive, {chain}) if head.archive else events_of(chain)


def _sealed(rows: Iterator[Row], seal: Seal) -> Iterator[bytes]:
    while held := list(islice(rows, _LINES)):
        plain = b"\n".join(spell(told_of(row)) for row in held)
        yield seal(b64encode(zlib.compress(plain)).decode(), SEAL_CONTEXT).encode() + b"\n"


def _told(lines: Iterable[bytes], pace: Pace, each: int = 1) -> Iterator[bytes]:
    for line in lines:
        yield line
        pace.advance(each)
