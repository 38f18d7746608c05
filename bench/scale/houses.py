"""Databases of both kinds at each size: laid once and kept; copied to be measured, the copy removed."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.peers.scratch import Scratch, ScratchError

ROOT = Path().resolve()
SEEDED, WEIGHED = "seeded", "weighed"


class Houses(ABC):
    """One kind of database, in one folder."""

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder / self.name
        self.folder.mkdir(parents=True, exist_ok=True)
        self._made = self.folder / "made.json"
        self.made: dict[str, Any] = json.loads(self._made.read_text()) if self._made.exists() else {}  # fmt: skip

    @abstractmethod
    def url(self, database: str) -> str:
        """Its address."""

    @abstractmethod
    def copy(self, database: str, like: str | None) -> None:
        """A new one, like another or empty."""

    @abstractmethod
    def drop(self, database: str) -> None:
        """Away with it."""

    @abstractmethod
    def bytes(self, database: str) -> int:
        """How much room it takes."""

    def make(self, times: int) -> dict[str, int]:
        """A size, unless it is there; its rows, and `bytes`."""
        if SEEDED not in self.made:
            print(f"{self.name}: 排演 … a county furnished and rehearsed by real actions", file=sys.stderr)  # fmt: skip
            self.copy(SEEDED, None)
            self._child(SEEDED, "seed")
            self._keep(SEEDED, True)
        name = f"times_{times}"
        if name not in self.made:
            self.copy(name, SEEDED)
            rows = self._child(name, "fill", times)
            self._keep(name, rows | {"bytes": self.bytes(name)})
        found: dict[str, int] = self.made[name]
        return found

    @contextmanager
    def copied(self, times: int) -> Iterator[None]:
        """A copy of a size, to be asked and written to while the block lasts."""
        self.copy(f"{WEIGHED}_{times}", f"times_{times}")
        try:
            yield
        finally:
            self.drop(f"{WEIGHED}_{times}")

    def weigh(self, times: int, runs: int) -> list[dict[str, Any]]:
        """Inside `copied`: what each request costs."""
        found: list[dict[str, Any]] = self._child(f"{WEIGHED}_{times}", "weigh", runs)
        return found

    def _keep(self, name: str, value: Any) -> None:
        self.made[name] = value
        self._made.write_text(json.dumps(self.made, indent=1))

    def _child(self, database: str, what: str, *number: int) -> Any:
        """What a child in the product's surroundings found. ScratchError when it fails."""
        home, out = self.folder / "home", self.folder / f"{secrets.token_hex(4)}.json"
        home.mkdir(exist_ok=True)
        if not (home / "assets").exists():
            (home / "assets").symlink_to(ROOT / "var" / "assets")
        given = {
            "WUDAN_HOME": str(home), "WUDAN_DATABASE_URL": self.url(database), "WUDAN_PACK": "wuqi",
            "WUDAN_DEMO": "1", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings",
        }  # fmt: skip
        words = [what, str(self.folder / "who.json"), *map(str, number), str(out)]
        if what == "seed":
            words.pop()
        done = subprocess.run([sys.executable, "-m", "bench.scale.child", *words], env=os.environ | given, check=False)  # fmt: skip
        if done.returncode:
            message = f"{self.name}, {database}: {what} failed"
            raise ScratchError(message)
        try:
            return json.loads(out.read_text()) if out.exists() else None
        finally:
            out.unlink(missing_ok=True)


class OnSqlite(Houses):
    """Files."""

    name = "SQLite"

    def url(self, database: str) -> str:
        return f"sqlite:///{self._file(database)}"

    def copy(self, database: str, like: str | None) -> None:
        self.drop(database)
        if like is not None:
            shutil.copyfile(self._file(like), self._file(database))

    def drop(self, database: str) -> None:
        for end in ("", "-wal", "-shm"):
            Path(f"{self._file(database)}{end}").unlink(missing_ok=True)

    def bytes(self, database: str) -> int:
        return self._file(database).stat().st_size

    def _file(self, database: str) -> Path:
        return self.folder / f"{database}.sqlite3"


class OnPostgres(Houses):
    """Databases of one server, which is open meanwhile."""

    name = "PostgreSQL"

    def __init__(self, folder: Path, scratch: Scratch) -> None:
        super().__init__(folder)
        self.scratch = scratch

    def url(self, database: str) -> str:
        return self.scratch.url(database)

    def copy(self, database: str, like: str | None) -> None:
        self.scratch.make_database(database, like=like or "template1")

    def drop(self, database: str) -> None:
        with self.scratch.connect("postgres") as opened:
            opened.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)'.encode())

    def bytes(self, database: str) -> int:
        with self.scratch.connect(database) as opened:
            row = opened.execute("SELECT pg_database_size(current_database())").fetchone()
        assert row is not None
        return int(row[0])
