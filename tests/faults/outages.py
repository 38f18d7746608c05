"""A house whose database can be taken away: dropped or frozen where it is PostgreSQL, held by another process on SQLite."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.clusters import Cluster, clusters
from tests.faults.restarting import Server, serving

ON_POSTGRES = bool(os.environ.get("WUDAN_DATABASE_URL"))
HOWS = ("dropped", "frozen") if ON_POSTGRES else ("locked",)
REACTED = "SELECT count(*) FROM journal_outbox WHERE done_at > {}"


@dataclass
class House:
    """A house whose database can be taken away, and asked past the house."""

    server: Server
    cluster: Cluster | None

    @property
    def file(self) -> Path:
        """SQLite's."""
        return self.server.house.log.parent / f"{settings.ENV.pack}.sqlite3"

    @contextmanager
    def without_database(self, how: str) -> Iterator[None]:
        """It is back when the block ends; yields at once."""
        if self.cluster is None:
            other = sqlite3.connect(self.file, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
            other.close()
        elif how == "dropped":
            self.cluster.drop()
            yield
            self.cluster.start()
        else:
            self.cluster.freeze()
            yield
            self.cluster.thaw()

    def reacted(self, since: float) -> int:
        """How many events the worker has reacted to since a moment."""
        if self.cluster is None:
            with sqlite3.connect(self.file, timeout=5) as line:
                at = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(since))
                return int(line.execute(REACTED.format("?"), [at]).fetchone()[0])
        url = self.server.around["WUDAN_DATABASE_URL"]
        with psycopg.connect(url) as line:
            row = line.execute(REACTED.format("to_timestamp(%s)"), [since]).fetchone()
            return int(row[0]) if row else 0


@contextmanager
def a_house(home: Path) -> Iterator[House]:
    """Held open, with its worker; on PostgreSQL a cluster of its own."""
    if not ON_POSTGRES:
        with serving(home, is_held=True, works=True) as server:
            yield House(server, None)
        return
    with clusters(1) as (cluster,), pytest.MonkeyPatch.context() as patch:
        patch.setenv("WUDAN_DATABASE_URL", cluster.url)
        with serving(home, is_held=True, works=True) as server:
            with psycopg.connect(server.around["WUDAN_DATABASE_URL"], autocommit=True) as line:
                line.execute("CHECKPOINT")  # as by the clock: only what came since is gone through
            yield House(server, cluster)
