"""A question whose shape never changes: its statement is built once and asked again with other values (ADR 74).

Building a statement costs three to eight times what answering it does, and the account, its posts and the
figures of a dashboard are asked for on every page. What is asked stays a queryset, written once with `slot`s
where values will stand; rows, joins and annotations come out as from the queryset itself. Nothing
of an answer is kept.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

from wudan.tables.keeping import kept_cursor
from wudan.tables.replica import source_of

Row = TypeVar("Row")
_Built = tuple[Any, SQLCompiler, str, list[Any], dict[int, Any]]
"""The queryset, its compiler, the statement, what stands in its places, and what columns are turned by."""
_Kept = _Built | None
"""None: whatever is asked, the answer is nothing, and the database need not be."""


class Slot(Expression):
    """Where a value will stand, and of which kind it is."""

    def __init__(
        self, name: str, kind: "models.Field[Any, Any]", by: Callable[[Any], Any] | None = None
    ) -> None:
        super().__init__(output_field=kind)
        self.name, self.by = name, by

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """A mark, and itself in place of the value."""
        return "%s", [self]

    def bound(self, values: dict[str, object], connection: Any) -> Any:
        """The value that stands here, as the driver takes it."""
        value = values[self.name]
        return self.output_field.get_db_prep_value(self.by(value) if self.by else value, connection)


def slot(name: str, kind: "models.Field[Any, Any]") -> Any:
    """A `Slot`, for phrases of querysets that are told a day, a number, a path."""
    return Slot(name, kind)


def reckoned(value: Any, by: Callable[[Any], Any]) -> Any:
    """`by(value)`; of a slot, another that reckons when its value is known."""
    return Slot(value.name, value.output_field, by) if isinstance(value, Slot) else by(value)


class Prepared(Generic[Row]):
    """Call it with a value for each slot; a list of rows. Prefetches are not for it; slices are.

    `build` makes the queryset, at the first call on each database engine.
    """

    def __init__(self, build: "Callable[[], models.QuerySet[Any, Row]]") -> None:
        self._build = build
        self._built: dict[str, _Kept] = {}
        self._turn = Lock()

    def __call__(self, **values: object) -> list[Row]:
        """Ask. KeyError when a value is missing."""
        built = self._of(connections[DEFAULT_DB_ALIAS].vendor)
        if built is None:
            return []
        rows, compiler, sql, params, converters = built
        alias = source_of(rows.model)
        connection = connections[alias]
        bound = [one.bound(values, connection) if isinstance(one, Slot) else one for one in params]
        asking = _like(
            compiler,
            connection=connection,
            execute_sql=lambda *_a, **_k: [_asked(connection, compiler, sql, bound)],
            get_converters=lambda _columns: converters,
        )
        query = _like(rows.query, get_compiler=lambda *_a, **_k: asking)
        question = type(rows)(model=rows.model, query=query, using=alias)
        question._iterable_class = rows._iterable_class
        return list(question._iterable_class(question))

    def forget(self) -> None:
        """Build it anew at the next call: what it asks for has changed."""
        self._built.clear()

    def _of(self, vendor: str) -> _Kept:
        if vendor not in self._built:
            with self._turn:
                self._built[vendor] = _compiled(self._build())
        return self._built[vendor]


def _like(thing: Any, **other: Any) -> Any:
    """A shallow copy with some attributes of its own."""
    made = object.__new__(type(thing))
    made.__dict__.update(thing.__dict__, **other)
    return made


def _asked(connection: Any, compiler: SQLCompiler, sql: str, bound: list[Any]) -> Any:
    with kept_cursor(connection) as cursor:
        cursor.execute(sql, bound)
        rows = cursor.fetchall()
    return [row[: compiler.col_count] for row in rows] if compiler.has_extra_select else rows


def _compiled(rows: "models.QuerySet[Any, Any]") -> _Kept:
    compiler = rows.query.get_compiler("default")
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    return rows, compiler, sql, list(params), compiler.get_converters(columns)
