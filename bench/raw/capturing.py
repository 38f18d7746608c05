"""Notes down what a request asks of the database, by asking the application itself. Needs Django set up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial
from itertools import count
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from bench.calls import Caller
from bench.raw.steps import TOKEN, Noted, Step, constant, steps
from bench.requests import _sign_in
from wudan.tables.libpq import StraightCursor

WORDS = {
    "words": "水龙头漏水，想请人来看看。",
    "place_mode": "home",
    "address": "一组三号",
    "anyway": "1",
}
_numbers = count(1)


def list_steps(keeper: str) -> list[Step]:
    """Of the queue page, without the health check of a connection's first use."""
    caller = entered(keeper)
    return constant(_second(lambda: caller.call("GET", "/desk/queue")))


def write_steps(residents: list[str]) -> list[list[Step]]:
    """Of an order by form: one list for each resident, whose locks and chains differ."""
    found = []
    for account in residents:
        caller = entered(account)
        order(caller)
        one, other = (_noted(partial(order, caller)) for _ in range(2))
        found.append(steps(one, other))
    return found


def order(caller: Caller) -> tuple[int, bytes]:
    """Place one more."""
    token = f"{TOKEN}{next(_numbers):012d}"
    return caller.form("/orders/new", WORDS | {"token": token})


def entered(account: str) -> Caller:
    """Signed in, through the application."""
    caller = Caller(WSGIHandler())
    _sign_in(caller, account)
    return caller


def _second(call: Callable[[], tuple[int, bytes]]) -> list[Noted]:
    call()
    return _noted(call)


def _noted(call: Callable[[], tuple[int, bytes]]) -> list[Noted]:
    with _noting() as found:
        status, body = call()
    assert status in {200, 303}, body[:300]
    return found


@contextmanager
def _noting() -> Iterator[list[Noted]]:
    found: list[Noted] = []
    read = _read_postgres if connection.vendor == "postgresql" else _read_sqlite

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        assert not many, sql
        if sql.startswith(("BEGIN", "COMMIT")):
            return execute(sql, params, many, context)
        inside, given = connection.in_atomic_block, tuple(map(_plain, params or ()))
        answer, produced = read(execute, sql, params, context)
        found.append(Noted(sql, given, produced, inside))
        return answer

    with connection.execute_wrapper(note):
        yield found


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _read_postgres(execute: Any, sql: str, params: Any, context: Any) -> tuple[Any, dict[str, Any]]:
    """The cursor has the whole answer already; a look at its first row takes nothing away."""
    answer = execute(sql, params, False, context)
    cursor = context["cursor"].cursor
    if isinstance(cursor, StraightCursor):
        return answer, dict(zip(cursor.columns, next(iter(cursor.rows), ()), strict=False))
    if not cursor.description or not cursor.rowcount:
        return answer, {}
    row = cursor.fetchone()
    cursor.scroll(-1)
    return answer, {column.name: value for column, value in zip(cursor.description, row, strict=True)}  # fmt: skip


def _read_sqlite(execute: Any, sql: str, params: Any, context: Any) -> tuple[Any, dict[str, Any]]:
    """A row of SQLite's can be fetched once; so a question is asked twice, and a key read off."""
    produced: dict[str, Any] = {}
    if sql.startswith("SELECT"):
        asked = connection.connection.execute(_qmarks(sql), tuple(params or ()))  # fmt: skip
        row = asked.fetchone()
        if row:
            produced = {column[0]: value for column, value in zip(asked.description, row, strict=True)}  # fmt: skip
    answer = execute(sql, params, False, context)
    if sql.startswith("INSERT"):
        produced = {"id": context["cursor"].cursor.lastrowid}
    return answer, produced


def _qmarks(sql: str) -> str:
    return sql.replace("%%", "\0").replace("%s", "?").replace("\0", "%")
