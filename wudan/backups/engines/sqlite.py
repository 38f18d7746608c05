"""SQLite: copied page by page by its own backup, inside one read transaction; restored as a file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)

from wudan.backups.engines.engine import Laid, Snapshot
from wudan.backups.facts import Facts, facts_of
from wudan.kit.safekeeping import PART_BYTES, StoreFault

_PAGES = 4000
_WAIT_SECONDS = 15
_BESIDE = ("-wal", "-shm")


@dataclass(slots=True)
class Sqlite:
    """The database file of this house."""

    path: Path
    kind: str = "sqlite"
    _watching: sqlite3.Connection | None = None

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Sqlite":
        """From Django's description."""
        return cls(Path(str(told["NAME"])))

    def size(self) -> int:
        """Of the file and what waits in its log."""
        if not self.path.exists():
            raise StoreFault(f"没有数据库 {self.path}，没有什么可以备份。")
        return sum(path.stat().st_size for path in _with_log(self.path) if path.exists())

    def mark(self) -> object:
        """SQLite's own number, which grows with each commit of others."""
        try:
            if self._watching is None:
                self._watching = _open(self.path)
            return self._watching.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as fault:
            if self._watching is not None:
                self._watching.close()
            self._watching = None  # opened anew next time
            raise StoreFault(f"数据库 {self.path} 现在问不到：{fault}。") from fault

    @contextmanager
    def snapshot(self, scratch: Path) -> Iterator[Snapshot]:
        """Writers go on: in WAL mode a reader holds nobody up. Our transaction keeps the moment, so
        that the backup need not begin again each time somebody else commits."""
        copied = scratch / "database.sqlite3"
        try:
            with closing(_open(self.path)) as source, closing(_open(copied)) as target:
                target.execute("PRAGMA journal_mode=OFF")
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                size = _size(source)
                source.backup(target, pages=_PAGES, sleep=0)
                source.execute("COMMIT")
            facts = _facts(copied)
        except sqlite3.Error as fault:
            raise StoreFault(f"数据库 {self.path} 读不下来：{fault}。") from fault
        try:
            yield Snapshot(facts, sqlite3.sqlite_version, _read(copied), size)
        finally:
            for path in _with_log(copied):
                path.unlink(missing_ok=True)

    def lay_out(self, pieces: Iterable[bytes], home: Path, label: str) -> Laid:
        """The file, byte for byte."""
        path = home / self.path.name
        try:
            with path.open("xb") as opened:
                path.chmod(0o600)
                for piece in pieces:
                    opened.write(piece)
        except StoreFault:
            path.unlink(missing_ok=True)
            raise
        return Laid(f"sqlite:///{path}", str(path))

    def facts(self, laid: Laid) -> Facts:
        """After SQLite itself has looked through every page."""
        try:
            with closing(_open(Path(laid.name))) as opened:
                register_functions(opened)  # checks of ours call Django's
                found = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StoreFault(f"恢复出来的数据库文件有坏页：{found}。")
            return _facts(Path(laid.name))
        except sqlite3.Error as fault:
            raise StoreFault(f"恢复出来的数据库打不开：{fault}。") from fault

    def drop(self, laid: Laid) -> None:
        """The file and its log."""
        for path in _with_log(Path(laid.name)):
            path.unlink(missing_ok=True)

    def sweep(self, label: str) -> None:
        """It lies in the scratch folder, which goes as a whole."""

    def live(self) -> Facts | None:
        """Asked through a connection of its own."""
        if not self.path.exists() or not self.path.stat().st_size:
            return None
        try:
            return _facts(self.path)
        except sqlite3.Error as fault:
            raise StoreFault(f"现在的数据库 {self.path} 打不开：{fault}。") from fault

    def occupied(self) -> str:
        """Leaving WAL mode needs the file alone, and writes the log home: the old one is whole then."""
        if not self.path.exists():
            return ""
        try:
            with closing(sqlite3.connect(self.path, timeout=1, isolation_level=None)) as opened:
                opened.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as fault:
            return f"数据库还有人在用（{fault}）：请先停掉五单的服务。"
        except sqlite3.DatabaseError:
            return ""  # it cannot even be opened: that is why somebody restores
        return ""

    def moves(self, laid: Laid, before: Path) -> list[tuple[str, str]]:
        """Old file and log away, the new one in."""
        with closing(_open(Path(laid.name))) as opened:
            opened.execute("PRAGMA journal_mode=DELETE").fetchone()
        away = [(str(path), str(before / path.name)) for path in _with_log(self.path) if path.exists()]  # fmt: skip
        return [*away, (laid.name, str(self.path))]

    def exchange(self, fresh: str, before: str) -> None:
        """Nothing: files are moved."""


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)


def _size(opened: sqlite3.Connection) -> int:
    """Bytes of the file as this transaction sees it."""
    pages, each = (
        opened.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    return int(pages) * int(each)


def _with_log(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)]


def _facts(path: Path) -> Facts:
    with closing(_open(path)) as opened:
        return facts_of(lambda question: opened.execute(question).fetchall(), "sqlite")


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while piece := opened.read(PART_BYTES):
            yield piece
