"""The scratch folder: a PostgreSQL and a Redis of the bench's own, what is ready, numbers never used twice."""

import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests import databases

HOME = Path(os.environ.get("BENCH_SCRATCH", "var/bench-peers")).resolve()
SETTINGS = {
    "shared_buffers": "512MB", "listen_addresses": "127.0.0.1", "max_connections": "200",
    "unix_socket_directories": "", "log_line_prefix": "%d|", "lc_messages": "C",
}  # fmt: skip
"""Durable, unlike the tests' server: everything else is PostgreSQL's default."""


class ScratchError(Exception):
    """It cannot be done here; the message is for a person."""


class Scratch:
    """Use with `open_scratch`: while it is open, both servers run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept = folder / "scratch.json"
        told = json.loads(self._kept.read_text()) if self._kept.exists() else {}
        self.password: str = told.get("password") or secrets.token_hex(16)
        self.serial = 1
        self.ready: dict[str, Any] = told.get("ready", {})
        self.port = databases.free_port()
        self.redis_port = databases.free_port()
        self.postmaster = 0

    def save(self) -> None:
        """Keep password and marks."""
        told = {"password": self.password, "ready": self.ready}
        self._kept.write_text(json.dumps(told, indent=1))
        self._kept.chmod(0o600)

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://wudan:{self.password}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str) -> psycopg.Connection[Any]:
        """A connection of the bench's own."""
        return psycopg.connect(self.url(database), autocommit=True)

    def make_database(self, name: str, like: str = "template1") -> None:
        """A fresh one, a copy of another; whatever had this name is gone."""
        with self.connect("postgres") as opened:
            named, model = sql.Identifier(name), sql.Identifier(like)
            opened.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(named))
            opened.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(named, model))

    def keep(self, name: str) -> None:
        """Remember this database as it is now: each run begins with it."""
        self.make_database(f"{name}_seeded", like=name)

    def restore(self, name: str) -> None:
        """As it was kept, and known to the planner as in a house that runs: without VACUUM ANALYZE,
        pretix's list costs 400 ms in place of 80."""
        self.make_database(name, like=f"{name}_seeded")
        with self.connect(name) as opened:
            opened.execute("VACUUM ANALYZE")

    def rows(self, database: str, table: str) -> int:
        """How many a table has."""
        name = sql.SQL(".").join(sql.Identifier(part) for part in table.split("."))
        with self.connect(database) as opened:
            row = opened.execute(sql.SQL("SELECT count(*) FROM {}").format(name)).fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def logged(self, database: str) -> Iterator[Callable[[], list[str]]]:
        """While open, the server writes every statement down; then they can be read."""
        log = self.folder / "postgres" / "log"
        self._log("all")
        begun = log.stat().st_size
        try:
            yield lambda: _written(log, begun, database)
        finally:
            self._log("none")

    def _log(self, what: str) -> None:
        with self.connect("postgres") as opened:
            opened.execute(sql.SQL("ALTER SYSTEM SET log_statement = {}").format(sql.Literal(what)))
            opened.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)  # until every backend has seen it


@contextmanager
def open_postgres(folder: Path) -> Iterator[Scratch]:
    """PostgreSQL alone, started on what is already there. Raises ScratchError."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Scratch(folder)
    try:
        with _postgres(scratch):
            yield scratch
    except databases.NoPostgresError as none:
        raise ScratchError(str(none)) from none
    finally:
        scratch.save()


@contextmanager
def open_scratch(folder: Path = HOME) -> Iterator[Scratch]:
    """Both servers, started on what is already there. Raises ScratchError."""
    with open_postgres(folder) as scratch, _redis(scratch):
        yield scratch


@contextmanager
def _postgres(scratch: Scratch) -> Iterator[None]:
    folder = scratch.folder / "postgres"
    folder.mkdir(exist_ok=True)
    programs = databases.found(os.environ.get(databases.ASKED, ""))
    run_as = databases.lesser_user(folder)
    programs = databases.reachable(programs, folder, run_as)
    if not (folder / "data" / "PG_VERSION").exists():
        shutil.rmtree(folder / "data", ignore_errors=True)
        databases.make_cluster(programs, folder, scratch.password, run_as)
        scratch.save()
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    with (folder / "log").open("ab") as log:
        serving = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-p", str(scratch.port), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder,
            start_new_session=True, **run_as,
        )  # fmt: skip
        try:
            databases.wait(serving, scratch.url("wudan"), folder)
            scratch.postmaster = serving.pid
            yield
        finally:
            databases.stop(serving)


@contextmanager
def _redis(scratch: Scratch) -> Iterator[None]:
    program = shutil.which("redis-server")
    if program is None:
        message = "there is no redis-server on this machine, and the peers need one"
        raise ScratchError(message)
    command = [program, "--port", str(scratch.redis_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]  # fmt: skip
    with (scratch.folder / "redis.log").open("wb") as log:
        serving = subprocess.Popen(command, stdout=log, stderr=log, cwd=scratch.folder)
        try:
            yield
        finally:
            serving.terminate()
            serving.wait(10)


def _written(log: Path, begun: int, database: str) -> list[str]:
    time.sleep(0.3)
    with log.open("rb") as opened:
        opened.seek(begun)
        text = opened.read().decode(errors="replace")
    logged = re.compile(
        rf"^{re.escape(database)}\|LOG:  (?:statement|execute [^:]*): (.*)", re.MULTILINE
    )
    return logged.findall(text)
