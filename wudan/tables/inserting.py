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


def insert_with(row: models.Model, beside: models.Model, through: str, unique: str = "") -> bool:
    """A new row, and another whose field `through` points to it: in one statement where the engine can.

    False, and neither is written, when another row has this value of a `unique` column.
    """
    connection, link = connections["default"], _pointer(type(beside), through)
    if connection.vendor != "postgresql":
        if not _insert(row, unique):
            return False
        setattr(beside, link.attname, row.pk)
        return _insert(beside, "")
    first, second, sql = _linked(type(row), type(beside), through, unique)
    values = [*values_of(row, first), *values_of(beside, second)]
    with kept_cursor(connection) as cursor:
        cursor.execute(sql, values)
        made = cursor.fetchone()
    if made is None:
        return False
    setattr(beside, link.attname, made[0])
    for one, key in ((row, made[0]), (beside, made[1])):
        _is_there(one, key)
    return True


def _insert(row: models.Model, unique: str) -> bool:
    connection = connections["default"]
    statement = _telling_its_key(type(row), connection.vendor, unique)
    with kept_cursor(connection) as cursor:
        cursor.execute(statement.sql, values_of(row, statement.fields))
        made = cursor.fetchone()
    if made is None:
        return False
    _is_there(row, made[0])
    return True


def _is_there(row: models.Model, key: Any) -> None:
    row.pk = key
    row._state.adding, row._state.db = False, "default"


def values_of(row: models.Model, fields: Fields, *, is_new: bool = True) -> list[Any]:
    """What a row says in these fields, as the database takes it. Of a plain field a text, a number or nothing is
    taken as it stands; all else is the field's to say."""
    connection, said = connections["default"], []
    for field in fields:
        value = row.__dict__.get(field.attname, _UNSAID) if type(field) in _PLAIN else _UNSAID
        if type(value) not in _AS_IT_STANDS:
            value = field.get_db_prep_save(field.pre_save(row, is_new), connection)
        said.append(value)
    return said


_UNSAID = object()
_PLAIN = frozenset({
    models.CharField, models.TextField, models.BooleanField, models.BigIntegerField,
    models.PositiveIntegerField, models.PositiveSmallIntegerField, models.ForeignKey,
})  # fmt: skip
_AS_IT_STANDS = frozenset({str, int, bool, type(None)})


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


def _pointer(model: type[models.Model], name: str) -> "models.ForeignKey[Any, Any]":
    found = model._meta.get_field(name)
    assert isinstance(found, models.ForeignKey), name  # noqa: S101 - the code's own names
    return found


@cache
def _linked(
    model: type[models.Model], beside: type[models.Model], through: str, unique: str
) -> tuple[Fields, Fields, str]:
    """Of the second row all fields but the link, and the text: PostgreSQL writes both, or neither."""
    first, second = _telling_its_key(model, "postgresql", unique), insertion(beside, "postgresql")
    quoted = connections["default"].ops.quote_name
    fields = tuple(field for field in second.fields if field.name != through)
    link = quoted(str(_pointer(beside, through).column))
    columns = ", ".join([link, *(quoted(str(field.column)) for field in fields)])
    made, key = (quoted(str(one._meta.pk.column)) for one in (model, beside))
    values = ", ".join([f"made.{made}", *(["%s"] * len(fields))])
    table = quoted(beside._meta.db_table)
    text = f"WITH made AS ({first.sql}) INSERT INTO {table} ({columns}) SELECT {values} FROM made RETURNING {link}, {key}"  # noqa: S608 - names of our own tables
    return first.fields, fields, text
