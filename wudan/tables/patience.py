"""How long one statement may take: 15 s for a page (`config.environment`), as long as he needs for who works behind
the pages, where nobody waits."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import Error, connection

PROVING = timedelta(minutes=10)
"""One statement of a proof: a sum over all rows of a book. Longer, and something is wrong that a person looks into."""


@contextmanager
def statements_may_take(longest: timedelta | None) -> Iterator[None]:
    """So long, or as long as it takes (None), on this connection; afterwards as before. PostgreSQL ends what takes
    longer, SQLite never does. How long a statement waits for a lock stays as it is, for others wait behind it."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _limit()
    _set_limit(f"{int(longest.total_seconds() * 1000)}ms" if longest else "0")
    try:
        yield
    finally:
        with suppress(Error):  # what ended it is told, not this
            _set_limit(before)


def _limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        return str(cursor.fetchone()[0])


def _set_limit(told: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [told])
