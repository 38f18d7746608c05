"""A cursor that hands a statement of ours straight to PostgreSQL's client library: prepared once, then only run (ADR 82).

The driver's own cursor works out at each call how a statement is to be sent, and waits for its answer step by
step: 60 µs of processor each time. Here a statement is made ready once a connection and asked by name: 16 µs.
Values are still dumped and rows loaded by the driver, so both cursors say the same.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from psycopg import Connection, OperationalError, errors
from psycopg.abc import Buffer
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from psycopg.types.datetime import TimestamptzLoader

Row = tuple[Any, ...]
_ENCODING = "utf-8"
_PLACE = re.compile("%[s%]")


class MomentLoader(TimestamptzLoader):
    """A moment as PostgreSQL writes it to a connection that speaks UTC, read by Python's own reader."""

    timezone = UTC

    def load(self, data: Buffer) -> datetime:
        """The moment. What no reader of ISO 8601 takes (a year past 9999) is the driver's to refuse."""
        try:
            return datetime.fromisoformat(str(data, _ENCODING))
        except ValueError:
            return super().load(data)


class Known:
    """What one connection knows of one statement: how its values are sent and its rows read.

    A question is made ready for each combination of kinds that its values come in, as the driver tells them (a small
    number, a great one, none). What writes leaves the kinds to the server, which reads them off the columns: else
    an order's row, half of whose columns may be empty, would be made ready dozens of times.
    """

    __slots__ = ("_formats", "_is_typed", "_names", "_number", "_text", "_transformer")

    def __init__(self, connection: "Connection[Any]", sql: str, number: int) -> None:
        places = iter(range(1, len(sql)))
        text = _PLACE.sub(lambda found: "%" if found[0] == "%%" else f"${next(places)}", sql)
        self._text, self._number = text.encode(_ENCODING), number
        self._transformer = Transformer(connection)
        self._is_typed = sql.startswith("SELECT")
        self._formats = [PyFormat.AUTO if self._is_typed else PyFormat.TEXT] * (next(places) - 1)
        self._names: dict[tuple[int, ...], bytes] = {}

    def ask(self, connection: "Connection[Any]", params: Any) -> tuple[list[Row], PGresult]:
        """The rows, and what the library told. Raises what the driver raises."""
        line, transformer = connection.pgconn, self._transformer
        values: Any = transformer.dump_sequence(params, self._formats) if params else None
        types = transformer.types if values and self._is_typed else None
        name = self._names.get(types or ())
        if name is None:
            name = b"wudan_%d_%d" % (self._number, len(self._names))
            _insist(connection, line.prepare(name, self._text, types))
            self._names[types or ()] = name
        result = line.exec_prepared(name, values, transformer.formats if values else None)
        _insist(connection, result)
        if result.status != ExecStatus.TUPLES_OK:
            return [], result
        transformer.set_pgresult(result)
        rows = transformer.load_rows(0, result.ntuples, tuple)
        transformer.set_pgresult(None)  # which outlives this answer, and must not keep it
        return rows, result


_KNOWN = "wudan_known"
"""Under this name a connection holds its statements: they know it, so kept anywhere else they would keep it alive."""


def _insist(connection: "Connection[Any]", result: PGresult) -> None:
    """Raise what a result says went wrong; a line that broke says nothing else."""
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return
    if connection.pgconn.status == ConnStatus.BAD:
        raise OperationalError(result.get_error_message(_ENCODING))
    raise errors.error_from_result(result, encoding=_ENCODING)


def ask(connection: "Connection[Any]", sql: str, params: Any) -> tuple[list[Row], PGresult]:
    """Run a statement with values for its `%s`, within the transaction that Django means to be in.

    Raises what the driver raises: OperationalError when the line is broken.
    """
    statements: dict[str, Known] | None = vars(connection).get(_KNOWN)
    if statements is None:
        statements = vars(connection)[_KNOWN] = {}
        connection.adapters.register_loader("timestamptz", MomentLoader)
    known = statements.get(sql)
    if known is None:
        known = statements[sql] = Known(connection, sql, len(statements))
    if not connection.autocommit and connection.info.transaction_status == TransactionStatus.IDLE:
        _insist(connection, connection.pgconn.exec_(b"BEGIN"))
    return known.ask(connection, params)


class StraightCursor:
    """As much of a cursor as Django's wrappers use, for one statement at a time."""

    def __init__(self, django: Any) -> None:
        self._django = django
        self._sql: str | None = None
        self._result: PGresult | None = None
        self.rows: list[Row] = []
        """Those that nobody has fetched yet."""
        self.rowcount = -1

    @property
    def _query(self) -> "StraightCursor":
        """For who counts or logs statements: Django asks a cursor of this driver for `_query.query`."""
        return self

    @property
    def query(self) -> bytes | None:
        """The statement with its places, as it was sent last."""
        return None if self._sql is None else self._sql.encode(_ENCODING)

    @property
    def columns(self) -> list[str]:
        """How those of the answer are called."""
        result = self._result
        named = [] if result is None else [result.fname(place) for place in range(result.nfields)]
        return [name.decode(_ENCODING) for name in named if name is not None]

    def execute(self, sql: str, params: Any = None) -> None:
        """Ask. What only reads, outside a transaction, is asked once more when the line proves to have
        broken since the last request: so no page is lost to a database that came back meanwhile."""
        self._sql, django = sql, self._django
        try:
            self._take(ask(django.connection, sql, params))
        except OperationalError:
            if not self._is_new_line_due():
                raise
            django.close()
            django.ensure_connection()
            self._take(ask(django.connection, sql, params))
        django.health_check_done = True  # it answered: that is the proof

    def _take(self, answer: tuple[list[Row], PGresult]) -> None:
        self.rows, self._result = answer
        self.rowcount = _how_many(self._result)

    def _is_new_line_due(self) -> bool:
        django, sql = self._django, self._sql or ""
        is_first = not (django.in_atomic_block or django.health_check_done)
        return is_first and bool(django.connection.closed) and sql.startswith("SELECT")

    def executemany(self, sql: str, several: Iterable[Any]) -> None:
        """The same with each of these values, one after another; whose transaction it is, the caller knows."""
        self._sql, connection = sql, self._django.connection
        self.rowcount = sum(_how_many(ask(connection, sql, params)[1]) for params in several)

    def fetchone(self) -> Row | None:
        """The next row."""
        return self.rows.pop(0) if self.rows else None

    def fetchmany(self, size: int = 1) -> list[Row]:
        """The next rows, at most so many."""
        found, self.rows = self.rows[:size], self.rows[size:]
        return found

    def fetchall(self) -> list[Row]:
        """The rows that are left."""
        found, self.rows = self.rows, []
        return found

    def close(self) -> None:
        """Nothing is held."""


def _how_many(result: PGresult) -> int:
    """Rows that came, or that were changed."""
    is_question = result.status == ExecStatus.TUPLES_OK
    return result.ntuples if is_question else result.command_tuples or 0
