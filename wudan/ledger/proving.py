"""What the hashes of the books cover, spelled one way: a record's seal, a transfer's link; which chain.

All take a row's values in the order of their columns, so that an action (a model) and the
proof of a whole book (plain rows) say the same. The book of hours and the book of points are
chained alike: each unit's book of a year is a chain of its own.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wudan.kit.canonical import digest, spell
from wudan.kit.clock import local

RECORD_COLUMNS = (
    "id", "county", "no", "person_id", "unit_id", "activity_id", "attendance_id", "title", "place", "words",
    "minutes", "grade", "evidence", "late_days", "origin", "origin_no",
    "day", "starts_at", "ends_at", "recorded_at",
)  # fmt: skip
"""All of a record that never changes. Not the leader's name, which goes with the leader's data."""
TRANSFER_COLUMNS = (
    "county", "ref", "kind", "record_id", "reverses_id", "person_id", "post_id", "why", "record_hash",
    "chain", "seq", "previous", "at",
)  # fmt: skip
POINT_COLUMNS = (
    "county", "ref", "kind", "unit_id", "origin", "origin_no", "act", "rule", "colour", "reverses_id", "settles_id",
    "person_id", "post_id", "why", "content", "lines", "chain", "seq", "previous", "day", "at",
)  # fmt: skip
Row = Sequence[Any]


def record_seal(values: Row) -> str:
    """The seal of a record, from its values in the order of RECORD_COLUMNS."""
    *plain, day, starts_at, ends_at, recorded_at = values
    instants = (starts_at.timestamp(), ends_at.timestamp(), recorded_at.timestamp())
    return digest(spell({"record": [*plain, day.isoformat(), *instants]}))


def transfer_link(values: Row, entries: Iterable[tuple[int, int]]) -> str:
    """The hash of a transfer with its entries (account, minutes); `previous` is among its values."""
    *plain, at = values
    return digest(spell({"transfer": [*plain, at.timestamp()], "entries": sorted(entries)}))


def chain_of(county: str, unit_id: int, at: datetime) -> str:
    """The chain a unit's transfers of a year belong to."""
    return f"{county}:{unit_id}:{local(at).year}"


def values_of(row: object, columns: Sequence[str]) -> list[Any]:
    """A model's values in that order."""
    return [getattr(row, name) for name in columns]
