"""Steps that are done once: each in its transaction, with the note that it is done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from wudan.jobs.progress import Progress

Do = Callable[["Hand"], None]


@dataclass(frozen=True, slots=True)
class Hand:
    """One step's connection: inside its transaction."""

    connection: psycopg.Connection[Any]

    def run(self, statement: str, *values: Any) -> None:
        """One statement."""
        self.connection.execute(statement.encode(), values or None)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What one answers."""
        return self.connection.execute(statement.encode(), values or None).fetchall()

    def value(self, statement: str, *values: Any) -> Any:
        """The first column of the first row."""
        return self.rows(statement, *values)[0][0]


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of work: its name is what is remembered, its size what the bar counts."""

    name: str
    do: Do
    size: int = 1


def run(url: str, steps: Sequence[Step], *, label: str) -> int:
    """Those that are not done yet; how many were. A bar over all of them."""
    with _connected(url) as opened:
        done = {name for (name,) in opened.execute("SELECT name FROM bench.done").fetchall()}
        left = [step for step in steps if step.name not in done]
        bar = Progress(sum(step.size for step in steps), label, bar=True)
        bar.advance(sum(step.size for step in steps if step.name in done))
        for step in left:
            with opened.transaction():
                step.do(Hand(opened))
                opened.execute("INSERT INTO bench.done (name) VALUES (%s)", [step.name])
            bar.advance(step.size)
        bar.finish()
    return len(left)


@contextmanager
def _connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Rows that are copied from valid rows are not checked again one by one; they are, all at once, later."""
    with psycopg.connect(url, autocommit=True) as opened:
        for setting in (
            "session_replication_role = replica", "synchronous_commit = off", "work_mem = '128MB'",
            "maintenance_work_mem = '1GB'", "timezone = 'Asia/Shanghai'", "jit = off",
        ):  # fmt: skip
            opened.execute(f"SET {setting}".encode())
        opened.execute("CREATE SCHEMA IF NOT EXISTS bench")
        opened.execute("CREATE TABLE IF NOT EXISTS bench.done (name text PRIMARY KEY)")
        yield opened
