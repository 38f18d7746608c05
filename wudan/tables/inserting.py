"""A new row, written by a statement that is built once for each table (ADR 74).

For the rows that every act writes: the act itself, its deadline, event and message. Django builds the same text
for each of them anew, which costs more than running it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connections, models

from wudan.tables.keeping import kept_cursor

Fields = tuple["models.Field[Any, Any]", ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with places, and the fields whose values stand there."""

    sql: str
    fields: Fields


def insert(row: models.Model) -> None:
    """`row.save(force_insert=True)` of a model without signals, parents, or values that the database works
    out: the row has its key afterwards. Raises what the database raises."""
    _insert(row, "")


def insert_unless_taken(row: models.Model, column: str) -> bool:
    """The same; False, and nothing written, when another row has this value of a unique column."""
    return _insert(row, column)


def _insert(row: models.Model, unique: str) -> bool:
    connection = connections["default"]
    statement = _telling_its_key(type(row), connection.vendor, unique)
    with kept_cursor(connection) as cursor:
        cursor.execute(statement.sql, values_of(row, statement.fields))
        made = cursor.fetchone()
    if made is None:
        return False
    row.pk = made[0]
    row._state.adding, row._state.db = False, "default"
    return True


def values_of(row: models.Model, fields: Fields, *, is_new: bool = True) -> list[Any]:
    """What a row says in these fields, as the database takes it."""
    connection = connections["default"]
    return [field.get_db_prep_save(field.pre_save(row, is_new), connection) for field in fields]


@cache
def insertion(model: type[models.Model], _vendor: str) -> Statement:
    """Every field but the key, which the database gives."""
    key, quoted = model._meta.pk, connections["default"].ops.quote_name
    fields = tuple(field for field in model._meta.local_concrete_fields if field is not key)
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quoted(model._meta.db_table)
    return Statement(f"INSERT INTO {table} ({columns}) VALUES ({places})", fields)  # noqa: S608 - names of our own tables


@cache
def _telling_its_key(model: type[models.Model], vendor: str, unique: str) -> Statement:
    plain, quoted = insertion(model, vendor), connections["default"].ops.quote_name
    unless = f" ON CONFLICT ({quoted(unique)}) DO NOTHING" if unique else ""
    key = quoted(str(model._meta.pk.column))
    return Statement(f"{plain.sql}{unless} RETURNING {key}", plain.fields)
