"""存档文件: events that are rows no longer, as JSON lines beside a list of what is in them.

`<name>.jsonl` holds the events, chain by chain; `<name>.json` its SHA-256 and, for each chain,
length and head. The heads stay in the database and in the anchors, so that a file proves itself
against both (ADR 13).
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from wudan.journal.proving import Fault, Head
from wudan.journal.rows import Row
from wudan.kit.canonical import spell

_READ_BYTES = 1 << 20


def write_archive(
    folder: Path, name: str, rows: Iterable[Row], heads: dict[str, Head], *, at: datetime
) -> Path:
    """Write events and their list, and see both on the disk. Never over an older file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = _events(folder, name)
    count = 0
    with path.open("xb") as file:
        for row in rows:
            file.write(spell(told_of(row)) + b"\n")
            count += 1
        _settle(file)
    listed: dict[str, object] = {
        "format": 1, "made_at": at.isoformat(), "events": count, "sha256": _sha256(path),
        "chains": {key: [head.length, head.hash] for key, head in heads.items()},
    }  # fmt: skip
    with _list(folder, name).open("xb") as file:
        file.write(json.dumps(listed, indent=1, ensure_ascii=False).encode())
        _settle(file)
    return path


def fault_of(folder: Path, name: str) -> Fault | None:
    """Whether a file is there and is the one that was written."""
    place = f"存档 {name}"
    try:
        listed = json.loads(_list(folder, name).read_bytes())
        if listed["sha256"] != _sha256(_events(folder, name)):
            return Fault(place, "与清单里的摘要不符：文件被改过")
    except OSError:
        return Fault(place, "文件不见了或读不出来")
    except (ValueError, KeyError, TypeError):
        return Fault(place, "清单看不懂：文件被改过")
    return None


def rows_in(folder: Path, name: str, chains: set[str] | None = None) -> Iterator[Row]:
    """The events of a file, of some chains or of all; what cannot be read is passed over.

    A line passed over leaves a gap in its chain, and that is a fault of the chain.
    """
    try:
        with _events(folder, name).open("rb") as file:
            for line in file:
                row = row_of(line)
                if row is not None and (chains is None or row.chain in chains):
                    yield row
    except OSError:
        return


def next_name(folder: Path, month: str) -> str:
    """`2025-09`, or `2025-09-2` when that month was begun before."""
    names = [month, *(f"{month}-{number}" for number in range(2, 1000))]
    return next(name for name in names if not _events(folder, name).exists())


def told_of(row: Row) -> dict[str, Any]:
    """An event as plain data, as it stands in a file."""
    at = datetime.fromisoformat(f"{row.at}+00:00") if isinstance(row.at, str) else row.at
    return row._asdict() | {"at": at.isoformat(), "facts": json.loads(row.facts)}


def row_of(line: bytes) -> Row | None:
    """An event from a line of a file; None when it cannot be read."""
    try:
        told = json.loads(line)
        told["at"] = datetime.fromisoformat(told["at"])
        told["facts"] = json.dumps(told["facts"])
        return Row(**told)
    except (ValueError, TypeError, KeyError):
        return None


def _sha256(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            whole.update(piece)
    return whole.hexdigest()


def _settle(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())


def _events(folder: Path, name: str) -> Path:
    return folder / f"{Path(name).name}.jsonl"


def _list(folder: Path, name: str) -> Path:
    return folder / f"{Path(name).name}.json"
