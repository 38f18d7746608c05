"""Replays on SQLite: Python's own driver alone, on a connection with the product's settings."""

import random
import sqlite3
import time
from collections.abc import Sequence
from typing import Any

from bench.raw.steps import Fresh, Step, Taken


def run(opened: sqlite3.Connection, requests: Sequence[Sequence[Step]], *, seconds: float) -> float:
    """Requests a second, one after another, in turn; every row is fetched."""
    ready = [[(_qmarks(step.sql), step) for step in steps] for steps in requests]
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        _replay(opened, ready[done % len(ready)])
        done += 1
    return done / (time.perf_counter() - begun)


def _replay(opened: sqlite3.Connection, steps: Sequence[tuple[str, Step]]) -> None:
    given: dict[tuple[int, str], Any] = {}
    fresh: dict[int, str] = {}
    is_open = False
    for number, (sql, step) in enumerate(steps):
        if step.in_transaction != is_open:
            opened.execute("BEGIN IMMEDIATE" if step.in_transaction else "COMMIT")
            is_open = step.in_transaction
        cursor = opened.execute(sql, [_value(param, given, fresh) for param in step.params])
        rows = cursor.fetchall()
        for column in step.gives:
            given[number, column] = _of(cursor, rows, column)
    if is_open:
        opened.execute("COMMIT")


def _of(cursor: sqlite3.Cursor, rows: list[Any], column: str) -> Any:
    named = [described[0] for described in cursor.description or ()]
    return rows[0][named.index(column)] if column in named else cursor.lastrowid


def _value(param: Any, given: dict[tuple[int, str], Any], fresh: dict[int, str]) -> Any:
    if isinstance(param, Taken):
        found = given[param.step, param.column]
        return found + param.plus if param.plus else found
    if isinstance(param, Fresh):
        return fresh.setdefault(param.number, _drawn(param))
    return param


def _drawn(param: Fresh) -> str:
    if param.kind == "digits":
        return str(random.randrange(10 ** (param.length - 1), 10**param.length))
    if param.kind == "hex":
        return f"{random.getrandbits(4 * param.length):0{param.length}x}"
    return f"bench-replay-{random.getrandbits(60)}"


def _qmarks(sql: str) -> str:
    return sql.replace("%%", "\0").replace("%s", "?").replace("\0", "%")
