"""A cursor whose statements PostgreSQL keeps: parsed and planned once a connection, then only run (ADR 77, 82).

For the few statements that never change their text (`prepared`, `inserting`). All others go on being written
out by the driver, as Django does it, whose statements are not made for values that come apart (ADR 51).
"""

from functools import cache
from importlib import import_module
from typing import Any


def kept_cursor(connection: Any) -> Any:
    """One whose statements are kept; on SQLite its own, which keeps them anyway."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    return connection._prepare_cursor(_straight_class()(connection))


@cache
def _straight_class() -> Any:
    """Loaded late, for SQLite needs no such driver."""
    return import_module("wudan.tables.libpq").StraightCursor
