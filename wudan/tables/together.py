"""Many rows in one go, by a statement that is built once (ADR 81): for what a clock does to hundreds at a time.

`bulk_create` and `bulk_update` build a text anew for each batch, with every value in it; these send one text and the
values of each row.
"""

from collections.abc import Sequence
from functools import cache

from django.db import connections, models

from wudan.tables.inserting import Statement, insertion, values_of
from wudan.tables.keeping import kept_cursor


def insert_all(rows: Sequence[models.Model]) -> None:
    """As `inserting.insert`, for rows of one model whose keys nobody needs at once. Raises what the database raises."""
    if rows:
        _run(insertion(type(rows[0]), connections["default"].vendor), rows, is_new=True)


def update_all(rows: Sequence[models.Model], names: tuple[str, ...]) -> None:
    """Write these fields of rows that are there and held, and only these."""
    if rows:
        _run(_updating(type(rows[0]), names, connections["default"].vendor), rows, is_new=False)


def _run(statement: Statement, rows: Sequence[models.Model], *, is_new: bool) -> None:
    values = [values_of(row, statement.fields, is_new=is_new) for row in rows]
    with kept_cursor(connections["default"]) as cursor:
        cursor.executemany(statement.sql, values)


@cache
def _updating(model: type[models.Model], names: tuple[str, ...], _vendor: str) -> Statement:
    """The key stands last."""
    key, quoted = model._meta.pk, connections["default"].ops.quote_name
    known = {field.name: field for field in model._meta.local_concrete_fields}
    fields = tuple(known[name] for name in names)
    changed = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    table = quoted(model._meta.db_table)
    sql = f"UPDATE {table} SET {changed} WHERE {quoted(str(key.column))} = %s"  # noqa: S608 - names of our own tables
    return Statement(sql, (*fields, key))
