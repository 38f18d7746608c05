"""换密钥: every sealed text of the house is sealed again under the newest key, while in use.

A pass reads each table by its key and rewrites what an older key sealed, a batch a transaction.
A row that somebody changed meanwhile is left to the next pass. Killed at any moment, the next run
goes on: what is done is seen by the key's id in the text itself, nothing else is remembered.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from wudan.kit.sealing import Unreadable
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
_SECOND_FACTORS = ("mfa_authenticator", ["type"])
"""The account library's: each of its rows says a type, and has something sealed."""


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
    """Keys that seal texts and that the keys file lacks, or holds wrongly: none of the texts that were
    tried opens. The file must be restored from its backup. Reads every sealed column."""
    return _unopened(
        (token, table.contexts[column])
        for table in sealed_tables()
        for column in table.columns
        for token in _samples(table, column)
    )


def missing_at_a_glance() -> set[str]:
    """The same by the first and the last row of each table alone: what may be asked often."""
    return _unopened(
        (token, table.contexts[column])
        for table in sealed_tables()
        for row in _ends(table)
        for column, token in zip(table.columns, row, strict=True)
    )


def holds_sealed() -> bool:
    """Whether anything was sealed yet, in the tables that are there."""
    there = set(connection.introspection.table_names())
    return any(
        _has_any(name, columns)
        for name, columns in [
            *((one.name, one.columns) for one in sealed_tables()),
            _SECOND_FACTORS,
        ]
        if name in there
    )


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
    return [(str(key), int(count)) for key, count in _by_key(table, column, f"count({name})")]


def _unopened(sealed: Iterable[tuple[str, str]]) -> set[str]:
    """Keys of which no text opens; one text that somebody spoiled does not make its key a wrong one."""
    settings.KEYRING.look_again()
    opening: dict[str, bool] = {}
    for token, context in sealed:
        key = token.partition(".")[0]
        if key:
            opening[key] = opening.get(key, False) or _opens(token, context)
    return {key for key, opens in opening.items() if not opens}


def _opens(token: str, context: str) -> bool:
    try:
        settings.KEYRING.unseal(token, context)
    except Unreadable:
        return False
    return True


def _samples(table: Table, column: str) -> Iterator[str]:
    """Two texts of each key."""
    name = _quoted(column)
    if connection.vendor == "postgresql":
        name = f'{name} COLLATE "C"'  # by bytes, as SQLite compares, not by the words of a language
    for _key, *tokens in _by_key(table, column, f"min({name}), max({name})"):
        yield from tokens


def _by_key(table: Table, column: str, asked: str) -> list[tuple[Any, ...]]:
    name = _quoted(column)
    if connection.vendor == "postgresql":
        head = f"split_part({name}, '.', 1)"
    else:
        head = f"substr({name}, 1, instr({name}, '.') - 1)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {head}, {asked} FROM {_quoted(table.name)} WHERE {name} <> '' GROUP BY 1"  # noqa: S608 - names from the models
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _ends(table: Table) -> Iterator[tuple[Any, ...]]:
    columns, key = ", ".join(map(_quoted, table.columns)), _quoted(table.key)
    with connection.cursor() as cursor:
        for way in ("ASC", "DESC"):
            cursor.execute(
                f"SELECT {columns} FROM {_quoted(table.name)} ORDER BY {key} {way} LIMIT 1"  # noqa: S608 - names from the models
            )
            yield from cursor.fetchall()


def _has_any(name: str, columns: Iterable[str]) -> bool:
    with connection.cursor() as cursor:
        there = {one.name for one in connection.introspection.get_table_description(cursor, name)}
        filled = " OR ".join(f"{_quoted(one)} <> ''" for one in columns if one in there)
        cursor.execute(f"SELECT 1 FROM {_quoted(name)} WHERE {filled or '1 = 0'} LIMIT 1")  # noqa: S608 - names from the models
        return cursor.fetchone() is not None


def _count(table: Table) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_quoted(table.name)}")  # noqa: S608 - names from the models
        return int(cursor.fetchone()[0])


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
