"""PostgreSQL: copied by `pg_dump` in one exported snapshot; restored into a database beside; swapped by names."""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from psycopg import sql

from wudan.backups.engines.engine import Laid, Snapshot
from wudan.backups.engines.programs import program, read_from, write_to
from wudan.backups.facts import Facts, facts_of
from wudan.kit.safekeeping import StoreFault

_MAINTENANCE = "postgres"
_NO_LIMIT = "-c statement_timeout=0 -c lock_timeout=15000"
_SSL = ("sslmode", "sslrootcert")


@dataclass(frozen=True, slots=True)
class Postgres:
    """The database of this house on its server."""

    name: str
    user: str
    password: str
    host: str
    port: str
    ssl: tuple[tuple[str, str], ...]
    kind: str = "postgresql"

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Postgres":
        """From Django's description."""
        ssl = tuple((name, told["OPTIONS"][name]) for name in _SSL if name in told["OPTIONS"])
        return cls(told["NAME"], told["USER"], told["PASSWORD"], told["HOST"], told["PORT"], ssl)

    def size(self) -> int:
        """What the server says."""
        with self._connected() as server:
            return int(
                server.execute("SELECT pg_database_size(current_database())").fetchall()[0][0]
            )

    def mark(self) -> object:
        """How far the server's log has come."""
        try:
            with self._connected() as server:
                return server.execute("SELECT pg_current_wal_insert_lsn()::text").fetchall()[0][0]
        except psycopg.Error as fault:
            raise StoreFault(f"数据库 {self.name} 现在问不到：{_words(fault)}") from fault

    @contextmanager
    def snapshot(self, scratch: Path) -> Iterator[Snapshot]:
        """Ours counts and `pg_dump` copies in the same snapshot. Nothing lies on the disk in the clear."""
        with self._connected(autocommit=False) as server:
            server.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            exported = str(server.execute("SELECT pg_export_snapshot()").fetchall()[0][0])
            dump = program("pg_dump", server=_release(server), folder=settings.POSTGRES_PROGRAMS)
            facts = facts_of(lambda question: server.execute(question).fetchall(), self.kind)
            version = str(server.execute("SHOW server_version").fetchall()[0][0])
            command = [dump, "--format=custom", "--compress=0", "--no-owner", "--no-privileges",
                       f"--snapshot={exported}"]  # fmt: skip
            yield Snapshot(facts, version, read_from(command, self._surroundings(self.name)))

    def lay_out(self, pieces: Iterable[bytes], home: Path, label: str) -> Laid:
        """A new database, made like the live one."""
        name = f"{self.name[:36]}_{label}_{secrets.token_hex(4)}"
        with self._connected(_MAINTENANCE) as server:
            restore = program("pg_restore", server=_release(server), folder=settings.POSTGRES_PROGRAMS)  # fmt: skip
            try:
                server.execute(self._create(server, name))
            except psycopg.errors.InsufficientPrivilege:
                raise StoreFault(
                    f"数据库账号 {self.user} 不能建数据库。请管数据库的人运行："
                    f'ALTER ROLE "{self.user}" CREATEDB，然后再来。'
                ) from None
        command = [restore, "--exit-on-error", "--no-owner", "--no-privileges", f"--dbname={name}"]
        laid = Laid(self._url(name), name)
        try:
            write_to(command, self._surroundings(name), pieces)
            with self._connected(name) as server:
                server.execute("ANALYZE")
        except StoreFault:
            self.drop(laid)
            raise
        return laid

    def facts(self, laid: Laid) -> Facts:
        """Asked through a connection of its own."""
        with self._connected(laid.name) as server:
            return facts_of(lambda question: server.execute(question).fetchall(), self.kind)

    def drop(self, laid: Laid) -> None:
        """Even if a killed proof is still connected."""
        self._drop(laid.name)

    def sweep(self, label: str) -> None:
        """Databases beside ours that a killed run left."""
        ours = re.compile(rf"{re.escape(self.name[:36])}_{label}_[0-9a-f]{{8}}")
        with self._connected(_MAINTENANCE) as server:
            found = server.execute("SELECT datname FROM pg_database").fetchall()
        for (name,) in found:
            if ours.fullmatch(name):
                self._drop(name)

    def live(self) -> Facts | None:
        """None when the server has no such database yet."""
        if not self._is_there(self.name):
            return None
        with self._connected() as server:
            return facts_of(lambda question: server.execute(question).fetchall(), self.kind)

    def occupied(self) -> str:
        """Whoever is connected to it; the server's own cleaning makes way by itself."""
        with self._connected(_MAINTENANCE) as server:
            count = server.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = %s AND backend_type = 'client backend'",
                [self.name],
            ).fetchall()[0][0]
        return f"数据库 {self.name} 还有 {count} 个连接：请先停掉五单的服务。" if count else ""

    def moves(self, laid: Laid, before: Path) -> list[tuple[str, str]]:
        """No files."""
        return []

    def exchange(self, fresh: str, before: str) -> None:
        """Both names in one transaction of the server. Raises StoreFault."""
        renamed = "ALTER DATABASE {} RENAME TO {}"
        with self._connected(_MAINTENANCE, autocommit=False) as server:
            if not self._is_there(fresh):
                return  # done before we were stopped
            try:
                if self._is_there(self.name):
                    server.execute(sql.SQL(renamed).format(*map(sql.Identifier, (self.name, before))))  # fmt: skip
                server.execute(sql.SQL(renamed).format(*map(sql.Identifier, (fresh, self.name))))
            except psycopg.Error as fault:
                raise StoreFault(f"数据库换不了名字：{_words(fault)}") from fault

    def _create(self, server: "psycopg.Connection[Any]", name: str) -> sql.Composed:
        like = server.execute(
            "SELECT datcollate, datctype FROM pg_database WHERE datname = %s", [self.name]
        ).fetchall()
        made = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
            sql.Identifier(name)
        )
        if like:
            made += sql.SQL(" LC_COLLATE {} LC_CTYPE {}").format(*map(sql.Literal, like[0]))
        return made

    def _drop(self, name: str) -> None:
        with self._connected(_MAINTENANCE) as server:
            server.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def _is_there(self, name: str) -> bool:
        with self._connected(_MAINTENANCE) as server:
            return bool(server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchall())  # fmt: skip

    @contextmanager
    def _connected(self, name: str = "", *, autocommit: bool = True) -> Iterator["psycopg.Connection[Any]"]:  # fmt: skip
        """A line of our own. Raises StoreFault when the server cannot be reached."""
        told = {"user": self.user, "password": self.password, "host": self.host, "port": self.port}
        given: dict[str, Any] = {key: value for key, value in told.items() if value} | dict(
            self.ssl
        )
        try:
            opened = psycopg.connect(
                dbname=name or self.name, autocommit=autocommit, options=_NO_LIMIT, **given
            )  # fmt: skip
        except psycopg.OperationalError as fault:
            raise StoreFault(f"数据库 {name or self.name} 连不上：{_words(fault)}") from fault
        with opened as server:
            yield server

    def _surroundings(self, name: str) -> dict[str, str]:
        """For PostgreSQL's programs: the password is not on a command line."""
        told = {
            "PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user, "PGPASSWORD": self.password,
            "PGDATABASE": name, **{f"PG{key.upper()}": value for key, value in self.ssl},
        }  # fmt: skip
        return {"PATH": "/usr/bin:/bin"} | {key: value for key, value in told.items() if value}

    def _url(self, name: str) -> str:
        """As WUDAN_DATABASE_URL spells it."""
        other = replace(self, name=name)
        who = quote(other.user, safe="") + (f":{quote(other.password, safe='')}" if other.password else "")  # fmt: skip
        where = quote(other.host, safe="") + (f":{other.port}" if other.port else "")
        asked = f"?{urlencode(self.ssl)}" if self.ssl else ""
        return f"postgresql://{who}@{where}/{quote(name)}{asked}"


def _release(server: "psycopg.Connection[Any]") -> int:
    return server.info.server_version // 10000


def _words(fault: psycopg.Error) -> str:
    return str(fault).strip().splitlines()[-1] if str(fault).strip() else type(fault).__name__
