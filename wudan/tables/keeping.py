"""A cursor whose statements PostgreSQL keeps: parsed and planned once a connection, then only run (ADR 77).

For the few statements that never change their text (`prepared`, `inserting`). All others go on being written
out by the driver, as Django does it, whose statements are not made for values that come apart (ADR 51).
"""

from functools import cache
from importlib import import_module
from types import SimpleNamespace
from typing import Any


class Keeping:
    """A connection as it is, but for the cursors it gives."""

    def __init__(self, connection: Any) -> None:
        self._under = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._under, name)

    def cursor(self) -> Any:
        """One whose statements are kept; on SQLite its own, which keeps them anyway."""
        under = self._under
        if under.vendor != "postgresql":
            return under.cursor()
        under.ensure_connection()
        raw = _kept_class()(under.connection)
        driver = import_module("django.db.backends.postgresql.base")
        loader = under.connection.adapters.get_loader(driver.TIMESTAMPTZ_OID, driver.Format.TEXT)
        if under.timezone != loader.timezone:
            driver.register_tzloader(under.timezone, raw)
        return under._prepare_cursor(raw)


@cache
def _kept_class() -> Any:
    """The driver's cursor that sends values apart; made late, for SQLite needs no such driver."""
    base: Any = import_module("django.db.backends.postgresql.base").ServerBindingCursor

    class Kept(base):  # type: ignore[misc]
        def execute(self, query: Any, params: Any = None, **_given: Any) -> Any:
            done = super().execute(query, params, prepare=True)
            if (
                getattr(getattr(self, "_query", None), "query", None) is None
            ):  # for who counts or logs statements
                self._query: Any = SimpleNamespace(query=str(query).encode())
            return done

    return Kept
