"""The tables of a test database: made by the migrations once, then copied (ADR 37).

Migrating takes 15 seconds of CPU, and a run needs a dozen databases: one a worker, and one for
each server that a test starts. So `wudan migrate` makes one, kept in `var/tests` on SQLite and
beside the others on PostgreSQL, under a name that says of which migrations it is; the rest are
copies of it. Whoever comes first makes it, the others wait. On SQLite a new migration is laid upon
the nearest that was kept, if that one has nothing that was changed since.
"""

import fcntl
import hashlib
import json
import os
import secrets
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
MANY = 6
DECIDE = (
    "wudan/*/migrations/*.py",
    "wudan/tables/*.py",
    "requirements/run.txt",
    "config/settings.py",
)
"""What the tables follow from: our migrations, the libraries and which of them are installed.
Migrations lean on no other code of the house but `wudan.tables`, which `test_tables_follow` holds."""


def copy_into(file: Path) -> None:
    """A SQLite database with all tables and no rows, as `wudan migrate` leaves it."""
    with _alone():
        shutil.copyfile(_kept(), file)


def make_ahead() -> subprocess.Popen[bytes]:
    """Begin to make what a run's workers will copy, while they still look for their tests; whoever
    comes before it is done waits, and whoever comes before it has begun makes it himself."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.tables"], cwd=ROOT, stdin=subprocess.DEVNULL,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
    )  # fmt: skip


def furnish_home(home: Path) -> None:
    """The same for a server of its own that lives in this folder."""
    copy_into(home / f"{settings.ENV.pack}.sqlite3")


@contextmanager
def own_database(home: Path) -> Iterator[str]:
    """For processes of a test's own, on the database of this run: a file in their folder (then the
    address is empty), or a copy on the PostgreSQL server that goes with the block."""
    url = os.environ.get("WUDAN_DATABASE_URL", "")
    if not url:
        furnish_home(home)
        yield ""
        return
    name, parts = f"wudan_own_{secrets.token_hex(4)}", urlsplit(url)
    template, server = template_on(url), urlunsplit(parts._replace(path="/postgres"))
    with _alone(), psycopg.connect(server, autocommit=True) as there:
        there.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as there:
            there.execute(f"DROP DATABASE {name} WITH (FORCE)")


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


def _kept() -> Path:
    """The one with the tables of now, made if there is none; to be called by one at a time."""
    made = KEPT / f"{_mark()}.sqlite3"
    if not made.exists():
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            fresh = Path(folder) / "fresh.sqlite3"
            if (start := _nearest()) is not None:
                shutil.copyfile(start, fresh)
            _migrate(f"sqlite:///{fresh}")
            fresh.rename(made)
            made.with_suffix(".json").write_text(json.dumps(_files()), "utf-8")
        _forget_old()
    return made


def _nearest() -> Path | None:
    """The kept one that lacks least: each of its migrations, and all else, is byte for byte ours."""
    ours = _files().items()
    found = [
        (len(theirs), kept.with_suffix(".sqlite3"))
        for kept in KEPT.glob("*.json")
        if (theirs := json.loads(kept.read_text("utf-8"))).items() <= ours
        and all("/migrations/" in path for path, _ in ours - theirs.items())
    ]
    return max(found)[1] if found else None


def _forget_old() -> None:
    """Only the newest few stay."""
    for kept in sorted(KEPT.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime)[:-MANY]:
        kept.unlink()
        kept.with_suffix(".json").unlink(missing_ok=True)


def _migrate(url: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "wudan.jobs.commandline", "migrate"], cwd=ROOT, check=True,
            env=os.environ | {"WUDAN_HOME": home, "WUDAN_DATABASE_URL": url, "WUDAN_TLS": "0"},
        )  # fmt: skip


@cache
def _files() -> dict[str, str]:
    """What decides the tables, file by file, with digests."""
    found = sorted(path for pattern in DECIDE for path in ROOT.glob(pattern))
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    } | {"python": sys.version}


@cache
def _mark() -> str:
    """A short name for it."""
    return hashlib.sha256(json.dumps(_files()).encode()).hexdigest()[:12]


@contextmanager
def _alone() -> Iterator[None]:
    """No other worker, and no other run of this checkout, makes one meanwhile."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    if url_of_run := os.environ.get("WUDAN_DATABASE_URL"):
        template_on(url_of_run)
    else:
        with _alone():
            _kept()
