"""The tables of a test database: made by the migrations once, then copied (ADR 37).

Migrating takes 20 seconds of CPU, and a run needs a dozen databases: one a worker, and one for
each server that a test starts. So `wudan migrate` makes one, kept in `var/tests` on SQLite and
beside the others on PostgreSQL, under a name that says of which migrations it is; the rest are
copies of it. Whoever comes first makes it, the others wait.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
KEPT = ROOT / "var" / "tests"
DECIDE = ("wudan/*/migrations/*.py", "requirements/run.txt", "config/settings.py")
"""What the tables follow from: our migrations, the libraries and which of them are installed.
Migrations lean on no other code of the house, which `test_tables_follow` holds."""


def copy_into(file: Path) -> None:
    """A SQLite database with all tables and no rows, as `wudan migrate` leaves it."""
    made = KEPT / f"{_mark()}.sqlite3"
    with _alone():
        if not made.exists():
            for old in KEPT.glob("*.sqlite3"):
                old.unlink()
            with tempfile.TemporaryDirectory(dir=KEPT) as folder:
                fresh = Path(folder) / "fresh.sqlite3"
                _migrate(f"sqlite:///{fresh}")
                fresh.rename(made)
        shutil.copyfile(made, file)


def furnish_home(home: Path) -> None:
    """The same for a server of its own that lives in this folder."""
    copy_into(home / f"{settings.ENV.pack}.sqlite3")


def template_on(url: str) -> str:
    """The name of such a database on this PostgreSQL server, for CREATE DATABASE … TEMPLATE."""
    name = f"wudan_tables_{_mark()}"
    parts = urlsplit(url)
    with _alone(), psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:  # fmt: skip
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"CREATE DATABASE {name}_raw")
            _migrate(urlunsplit(parts._replace(path=f"/{name}_raw")))
            server.execute(f"ALTER DATABASE {name}_raw RENAME TO {name}")
    return name


def _migrate(url: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "wudan.jobs.commandline", "migrate"], cwd=ROOT, check=True,
            env=os.environ | {"WUDAN_HOME": home, "WUDAN_DATABASE_URL": url, "WUDAN_TLS": "0"},
        )  # fmt: skip


@cache
def _mark() -> str:
    """A short name for what decides the tables."""
    told = hashlib.sha256(sys.version.encode())
    for path in sorted(path for pattern in DECIDE for path in ROOT.glob(pattern)):
        told.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:12]


@contextmanager
def _alone() -> Iterator[None]:
    """No other worker, and no other run of this checkout, makes one meanwhile."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
