"""换密钥: every sealed text of the house is sealed again under the newest key, while in use.

A pass reads each table by its key and rewrites what an older key sealed, a batch a transaction.
A row that somebody changed meanwhile is left to the next pass. Killed at any moment, the next run
goes on: what is done is seen by the key's id in the text itself, nothing else is remembered.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from wudan.people.personal import sealed_fields

BATCH = 500
MOST_PASSES = 20
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its key column, and its sealed columns with what they are bound to."""

    name: str
    key: str
    contexts: dict[str, str]

    @property
    def columns(self) -> list[str]:
        """The sealed columns, in one order."""
        return sorted(self.contexts)


_PLAIN_COLUMNS = {"journal_storedanswer": ("id", {"answer": "journal_storedanswer.answer"})}
"""Sealed by their own package, which lies below this one and has no sealed fields."""


def sealed_tables() -> list[Table]:
    """Every table with sealed texts."""
    found: dict[str, tuple[str, dict[str, str]]] = {
        name: (key, dict(contexts)) for name, (key, contexts) in _PLAIN_COLUMNS.items()
    }
    for model, field in sealed_fields():
        key = str(model._meta.pk.column)
        _, contexts = found.setdefault(model._meta.db_table, (key, {}))
        contexts[str(field.column)] = field.context
    return [Table(name, key, contexts) for name, (key, contexts) in sorted(found.items())]


def rows_count() -> int:
    """How many rows a pass reads."""
    return sum(_count(table) for table in sealed_tables())


def seal_again(advance: Advance) -> int:
    """One pass over all tables; how many texts were sealed anew."""
    current = settings.KEYRING.look_again().current.id
    return sum(_pass(table, current, advance) for table in sealed_tables())


def sealed_by_others() -> dict[str, int]:
    """Texts that an older key still seals, by key: empty when the rotation is done."""
    current = settings.KEYRING.look_again().current.id
    counts: dict[str, int] = {}
    for table in sealed_tables():
        for column in table.columns:
            for key, count in _keys_of(table, column):
                if key and key != current:
                    counts[key] = counts.get(key, 0) + count
    return counts


def missing_keys() -> set[str]:
    """Keys that seal texts and are not in the keys file: it must be restored from its backup."""
    known = settings.KEYRING.look_again().keys
    return {key for key in sealed_by_others() if key not in known}


def _pass(table: Table, current: str, advance: Advance) -> int:
    changed = 0
    for rows in _batches(table):
        fresh = [change for row in rows for change in _changes(table, row, current)]
        if fresh:
            with transaction.atomic(), connection.cursor() as cursor:
                for column in table.columns:
                    mine = [(new, key, old) for name, new, key, old in fresh if name == column]
                    if mine:
                        cursor.executemany(_update(table, column), mine)
        changed += len(fresh)
        advance(len(rows))
    return changed


def _batches(table: Table) -> Iterator[list[tuple[Any, ...]]]:
    columns = ", ".join(_quoted(name) for name in (table.key, *table.columns))
    key = _quoted(table.key)
    last: Any = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns} FROM {_quoted(table.name)} WHERE {key} > %s"  # noqa: S608 - names from the models
                f" ORDER BY {key} LIMIT {BATCH}",
                [last],
            )
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _changes(
    table: Table, row: tuple[Any, ...], current: str
) -> Iterator[tuple[str, str, Any, str]]:
    """Column, new text, key of the row, old text, for each text of another key."""
    for column, token in zip(table.columns, row[1:], strict=True):
        if isinstance(token, str) and token and not token.startswith(f"{current}."):
            context = table.contexts[column]
            plain = settings.KEYRING.unseal(token, context)
            yield column, settings.KEYRING.seal(plain, context), row[0], token


def _update(table: Table, column: str) -> str:
    name, key = _quoted(column), _quoted(table.key)
    return f"UPDATE {_quoted(table.name)} SET {name} = %s WHERE {key} = %s AND {name} = %s"  # noqa: S608 - names from the models


def _keys_of(table: Table, column: str) -> list[tuple[str, int]]:
    name = _quoted(column)
    if connection.vendor == "postgresql":
        head = f"split_part({name}, '.', 1)"
    else:
        head = f"substr({name}, 1, instr({name}, '.') - 1)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {head}, count(*) FROM {_quoted(table.name)} WHERE {name} <> '' GROUP BY 1"  # noqa: S608 - names from the models
        )
        return [(str(key), int(count)) for key, count in cursor.fetchall()]


def _count(table: Table) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_quoted(table.name)}")  # noqa: S608 - names from the models
        return int(cursor.fetchone()[0])


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
