"""A new row, written by a statement that is built once for each table (ADR 74).

For the rows that every act writes: the act itself, its deadline, event and message. Django builds the same text
for each of them anew, which costs more than running it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connections, models

from wudan.tables.keeping import Keeping


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    fields: "tuple[models.Field[Any, Any], ...]"


def insert(row: models.Model) -> None:
    """`row.save(force_insert=True)` of a model without signals, parents, or values that the database works
    out: the row has its key afterwards. Raises what the database raises."""
    _insert(row, "")


def insert_unless_taken(row: models.Model, column: str) -> bool:
    """The same; False, and nothing written, when another row has this value of a unique column."""
    return _insert(row, column)


def _insert(row: models.Model, unique: str) -> bool:
    connection = connections["default"]
    statement = _statement(type(row), connection.vendor, unique)
    values = [
        field.get_db_prep_save(field.pre_save(row, True), connection) for field in statement.fields
    ]
    with Keeping(connection).cursor() as cursor:
        cursor.execute(statement.sql, values)
        made = cursor.fetchone()
    if made is None:
        return False
    row.pk = made[0]
    row._state.adding, row._state.db = False, "default"
    return True


@cache
def _statement(model: type[models.Model], _vendor: str, unique: str) -> _Statement:
    connection = connections["default"]
    key, table = model._meta.pk, model._meta.db_table
    fields = tuple(field for field in model._meta.local_concrete_fields if field is not key)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    unless = f"ON CONFLICT ({quoted(unique)}) DO NOTHING " if unique else ""
    sql = f"INSERT INTO {quoted(table)} ({columns}) VALUES ({places}) {unless}RETURNING {quoted(str(key.column))}"  # noqa: S608 - names of our own tables
    return _Statement(sql, fields)
