"""Make one copy (备份) of the house while it is in use: the database's moment first, then the files.

A file is written before a row names it, so the files read afterwards hold every one the copied rows
name, unless it was removed on purpose meanwhile. Anchor files are cut to the last anchoring the
copied database knows of: else the trail of a restored house would seem cut.
"""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings

from wudan.backups.engines import Engine, Snapshot
from wudan.backups.places import files_of
from wudan.kit.safekeeping import PART_BYTES, Added, Copy, Kept, Store, StoreFault, Tables

Advance = Callable[[int], None]
_SCRATCH = ".backup-scratch"
_LOCK = "in-use"


NOT_WHOLE = "没有备份成：数据库读到 {read} 字节，应该是 {size} 字节。请再来一次；还是这样，请看 WUDAN_HOME 的磁盘。"


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that is there now, and what it cost."""

    copy: Copy
    written: int
    seconds: float


def measured(engine: Engine) -> int:
    """About how many bytes a copy looks at."""
    return engine.size() + sum(path.stat().st_size for _, path in files_of() if path.exists())


def make(
    store: Store, engine: Engine, *, at: datetime, afresh: bool = False, advance: Advance
) -> Made:
    """One copy. Raises StoreFault; then there is none, and what was there before is untouched.

    `afresh` writes every part anew, over parts that may have rotted on the disk.
    """
    began, ahead = time.monotonic(), set(store.ahead(at=at))
    names = [name for name in store.names() if name not in ahead]
    last = None if afresh or not names else _last(store, names[-1])
    store.lean_on(last)
    with _scratch(settings.HOME) as scratch, engine.snapshot(scratch) as snapshot:
        database = store.add(snapshot.pieces, advance)
    if snapshot.size is not None and database.size != snapshot.size:
        raise StoreFault(NOT_WHOLE.format(read=database.size, size=snapshot.size))
    files, written = _files(store, last, snapshot, advance)
    copy = Copy(
        at.isoformat(), settings.PACK.county, settings.PACK.name, program_version(),
        _tables(engine, snapshot, database), tuple(files),
    )  # fmt: skip
    store.keep(copy)
    return Made(copy, database.written + written, time.monotonic() - began)


def program_version() -> str:
    """Which release made it; the steps of migration say exactly how far."""
    try:
        return version("wudan")
    except PackageNotFoundError:
        return "—"


def _last(store: Store, name: str) -> Copy | None:
    """The copy before, to lean on; one that cannot be opened is no help and no hindrance."""
    try:
        return store.read(name)
    except StoreFault:
        return None


def _tables(engine: Engine, snapshot: Snapshot, database: Added) -> Tables:
    facts = snapshot.facts
    return Tables(
        engine.kind, snapshot.version, facts.steps, facts.counts, facts.sums, facts.anchors,
        database.size, database.sha256, database.parts,
    )  # fmt: skip


def _files(
    store: Store, last: Copy | None, snapshot: Snapshot, advance: Advance
) -> tuple[list[Kept], int]:
    known = {file.path: file for file in last.files} if last else {}
    files: list[Kept] = []
    written = 0
    for name, path in files_of():
        try:
            kept, cost = _kept(store, known.get(name), name, path, snapshot.facts.anchors, advance)
        except FileNotFoundError:  # removed meanwhile: it is gone from the house as well
            continue
        files.append(kept)
        written += cost
    return files, written


def _kept(
    store: Store, before: Kept | None, name: str, path: Path, anchors: int, advance: Advance
) -> tuple[Kept, int]:
    """One file; not read again when it stands as it stood."""
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    if name.startswith("anchors/"):
        added = store.add(_anchors_until(path, anchors), advance)
    elif before and before.size == found.st_size and before.stamp == stamp and store.has(before):
        advance(before.size)
        return before, 0
    else:
        with path.open("rb") as opened:
            added = store.add(iter(lambda: opened.read(PART_BYTES), b""), advance)
    mode = found.st_mode & 0o777
    return Kept(name, added.size, mode, stamp, added.sha256, added.parts), added.written


def _anchors_until(path: Path, number: int) -> Iterator[bytes]:
    """The lines of a month up to one anchoring."""
    lines = path.read_bytes().split(b"\n")
    for place, line in enumerate(lines):
        words = line.split(b" ")
        if words[0] == b"begin" and words[1].isdigit() and int(words[1]) > number:
            lines = [*lines[:place], b""]
            break
    if whole := b"\n".join(lines):
        yield whole


@contextmanager
def _scratch(home: Path) -> Iterator[Path]:
    """A folder of this run's own, as closed as the house, held until it ends: another run, into another
    store, has another. What killed runs left goes first."""
    for left in home.glob(f"{_SCRATCH}*"):
        _sweep(left)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{_SCRATCH}-", dir=home))
        try:
            held = (folder / _LOCK).open("w")
        except FileNotFoundError:
            continue  # swept before it was held
        with held:
            fcntl.flock(held, fcntl.LOCK_EX)
            if not (folder / _LOCK).exists():
                continue
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        return


def _sweep(folder: Path) -> None:
    """Away with it, unless the run whose it is still holds it."""
    try:
        held = (folder / _LOCK).open("a")
    except OSError:
        return  # gone already
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return
        shutil.rmtree(folder, ignore_errors=True)
