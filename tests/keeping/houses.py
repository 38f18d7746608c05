"""Small houses to keep: a folder with some files, a database of their own, and the store beside."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from wudan.backups.engines.sqlite import Sqlite
from wudan.backups.places import FOLDERS
from wudan.kit.safekeeping import Store, make_key

NOON = datetime(2026, 9, 7, 4, 0, tzinfo=UTC)
CANARY = "13912345678"
PICTURE = b"\x89PNG of a courtyard " * 100_000


def settle(home: Path, settings) -> Path:
    """Point every place of the house below one folder."""
    home.mkdir(parents=True, exist_ok=True)
    settings.HOME, settings.KEYS_FILE = home, home / "keys.json"
    for name, setting in FOLDERS.items():
        setattr(settings, setting, home / name)
    (home / "keys.json").write_text(f'{{"index": "{CANARY}"}}')
    (home / "secret-key").write_text(f"secret {CANARY}")
    (home / "proofs").mkdir()
    (home / "proofs" / ("ab" * 16)).write_bytes(PICTURE)
    (home / "proofs" / ("cd" * 16 + ".part")).write_bytes(b"not finished")
    (home / "anchors").mkdir()
    (home / "anchors" / "2026-09.txt").write_text("begin 1 then | d\nseal 1 then 1 1 | e\n")
    return home


def rows_in(home: Path, *, many: int = 50) -> Sqlite:
    """A database whose rows are told apart."""
    path = home / "house.sqlite3"
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE people_person (id INTEGER PRIMARY KEY, name TEXT, phone TEXT)")
        opened.execute("CREATE TABLE deed (id INTEGER PRIMARY KEY, half TEXT, person INTEGER)")
        opened.executemany(
            "INSERT INTO people_person (name, phone) VALUES (?, ?)",
            [(f"张三{n}", CANARY) for n in range(many)],
        )
    return Sqlite(path)


def store_in(folder: Path, *, cipher: str = "aes-256-gcm") -> Store:
    """A store under a key of its own, which lies elsewhere."""
    key = make_key(folder.with_suffix(".key"), cipher=cipher, made_on=NOON.date())
    return Store(folder, key, make=True)


def silence(count: int) -> None:
    """Nobody watches."""
