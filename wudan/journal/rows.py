"""Events as plain rows, in the order of their chains, and the hash a row ought to have.

A million rows are proved from here (G15: 60 s), so no model is built and nothing is converted
that is not signed. What a row says is not believed: any kind of value may stand in any column.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from wudan.kit.canonical import digest, spell

BATCH = 5000


class Row(NamedTuple):
    """One event as it is stored; `at` and `facts` as the database gives them."""

    chain: str
    seq: int
    id: int
    county: str
    at: str | datetime
    verb: str
    subject: str
    subject_id: int
    person_id: int | None
    post_id: int | None
    role: str
    who: str
    unit_id: int | None
    why: str
    facts: str
    previous: str
    hash: str


_COLUMNS = ", ".join(Row._fields)
_UNREAD = {"sqlite": _COLUMNS.replace(" at,", " CAST(at AS TEXT),")}
"""On SQLite Django would read the instant, slowly, and stumble over one that is none."""


def hash_of_row(row: Row) -> str | None:
    """The hash over what the row says and the hash before it; None when it cannot be read."""
    try:
        signed = {
            "at": _seconds(row.at), "chain": row.chain, "county": row.county,
            "facts": json.loads(row.facts), "person_id": row.person_id, "post_id": row.post_id,
            "role": row.role, "seq": row.seq, "subject": row.subject,
            "subject_id": row.subject_id, "unit_id": row.unit_id, "verb": row.verb,
            "who": row.who, "why": row.why,
        }  # fmt: skip
        return digest(row.previous.encode(), spell(signed))
    except (TypeError, ValueError, AttributeError, RecursionError):
        return None


def all_rows() -> Iterator[Row]:
    """Every event, chain by chain. Read in batches: writers go on meanwhile."""
    after: tuple[Any, ...] | None = None
    while batch := _read("(chain, seq, id) > (%s, %s, %s)" if after else "1 = 1", after or ()):
        yield from batch
        after = batch[-1][:3]


def rows_of(chain: str) -> list[Row]:
    """The events of one chain; a day's, so never many."""
    return _read("chain = %s", (chain,), limit=None)


def chains_between(begin: datetime | None, end: datetime | None) -> set[str]:
    """The chains that have an event in a span of time, whatever the heads say."""
    bounds = [("at >= %s", begin), ("at < %s", end)]
    asked = [(words, at) for words, at in bounds if at is not None]
    where = " AND ".join(words for words, _ in asked) or "1 = 1"
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT chain FROM journal_event WHERE {where}",  # noqa: S608 - no word of it comes from outside
            [adapt(at) for _, at in asked],
        )
        return {row[0] for row in cursor.fetchall()}


def _read(where: str, values: Iterable[Any], limit: int | None = BATCH) -> list[Row]:
    most = f" LIMIT {limit}" if limit else ""
    with connection.cursor() as cursor:
        columns = _UNREAD.get(connection.vendor, _COLUMNS)
        cursor.execute(
            f"SELECT {columns} FROM journal_event WHERE {where} ORDER BY chain, seq, id{most}",  # noqa: S608 - no word of it comes from outside
            list(values),
        )
        return list(map(Row._make, cursor.fetchall()))


def _seconds(at: str | datetime) -> float:
    """SQLite keeps UTC as text, PostgreSQL gives an instant."""
    if isinstance(at, str):
        return datetime.fromisoformat(at + "+00:00").timestamp()
    return at.timestamp()
