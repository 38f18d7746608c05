"""What a story committed is removed again: from the tables it wrote to, not from all of them.

Django empties every table after a story of several threads and then fills in again what it keeps
about models: half a second on PostgreSQL, a fifth on SQLite, some hundreds of times a run. Our
triggers, which refuse that anything is taken out of the books, step aside for as long as it takes.
"""

from functools import cache

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.test import TransactionTestCase

OF_DJANGO = {"django_content_type", "auth_permission"}
"""Filled by `migrate`, and the same in every story."""
_plainly = TransactionTestCase._fixture_teardown


def empty_only_what_was_filled() -> None:
    """From now on, after each story that commits."""
    TransactionTestCase._fixture_teardown = _after_a_story


def _after_a_story(case: TransactionTestCase) -> None:
    for alias in case._databases_names(include_mirrors=False):
        if not _empty(connections[alias]):
            _plainly(case)
            return


def _empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether it could be done: on PostgreSQL, triggers obey who may do anything."""
    tables = _tables(connection.alias)
    quoted = [connection.ops.quote_name(table) for table in tables]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if not cursor.fetchone()[0]:
                return False
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {table})' for table in quoted)}")
        filled = [table for table, some in zip(tables, cursor.fetchone(), strict=True) if some]
        triggers = _put_away(cursor, filled) if connection.vendor == "sqlite" else []
        for table in filled:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for trigger in triggers:
            cursor.execute(trigger)
    return True


def _put_away(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    """The triggers of these tables are dropped; the statements that make them again."""
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
    theirs = [(name, sql) for table, name, sql in cursor.fetchall() if table in tables]
    for name, _ in theirs:
        cursor.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in theirs]


@cache
def _tables(alias: str) -> list[str]:
    names = connections[alias].introspection.django_table_names(
        only_existing=True, include_views=False
    )
    return sorted(set(names) - OF_DJANGO)
