"""Many rows in one go, by a statement that is built once (ADR 81): for what a clock does to hundreds at a time.

`bulk_create` and `bulk_update` build a text anew for each batch, with every value in it; these send one text and the
values of each row.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections, models

from wudan.tables.keeping import Keeping

_Fields = tuple["models.Field[Any, Any]", ...]


def insert_all(rows: Sequence[models.Model]) -> None:
    """As `inserting.insert`, for rows of one model whose keys nobody needs at once. Raises what the database raises."""
    if rows:
        fields, sql = _inserting(type(rows[0]), connections["default"].vendor)
        _run(sql, [[*_values(row, fields)] for row in rows])


def update_all(rows: Sequence[models.Model], names: tuple[str, ...]) -> None:
    """Write these fields of rows that are there and held, and only these."""
    if rows:
        fields, sql = _updating(type(rows[0]), names, connections["default"].vendor)
        _run(sql, [[*_values(row, fields), row.pk] for row in rows])


def _values(row: models.Model, fields: _Fields) -> list[Any]:
    connection = connections["default"]
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]


def _run(sql: str, values: list[list[Any]]) -> None:
    with Keeping(connections["default"]).cursor() as cursor:
        cursor.executemany(sql, values)


@cache
def _inserting(model: type[models.Model], _vendor: str) -> tuple[_Fields, str]:
    key, quoted = model._meta.pk, connections["default"].ops.quote_name
    fields = tuple(field for field in model._meta.local_concrete_fields if field is not key)
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quoted(model._meta.db_table)
    return fields, f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own tables


@cache
def _updating(
    model: type[models.Model], names: tuple[str, ...], _vendor: str
) -> tuple[_Fields, str]:
    key, quoted = model._meta.pk, connections["default"].ops.quote_name
    known = {field.name: field for field in model._meta.local_concrete_fields}
    fields = tuple(known[name] for name in names)
    changed = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    table = quoted(model._meta.db_table)
    return fields, f"UPDATE {table} SET {changed} WHERE {quoted(str(key.column))} = %s"  # noqa: S608 - names of our own tables
