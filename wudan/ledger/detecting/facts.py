"""What a detector is told, and what it answers."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
_LINKED = 60
"""Records a suspicion names at most: enough to look at, few enough to store."""


@dataclass(frozen=True, slots=True)
class Served:
    """One live service record with what its presence, activity and order say of it."""

    record: int
    person: int
    unit: int
    title: str
    day: date
    starts_at: datetime
    ends_at: datetime
    minutes: int
    evidence: str
    recorded_at: datetime
    late_days: int = 0
    entered_by: int | None = None
    activity: int | None = None
    opening: int | None = None
    team: int | None = None
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    is_risky: bool = False
    licence: str = ""
    beneficiary: int | None = None
    orderer: int | None = None
    came_at: datetime | None = None
    came_by: str = ""
    hand: str = ""
    """Marks one device within one shift only; it cannot be followed to another."""
    in_range: bool | None = None
    vouched_by: int | None = None
    vouched_at: datetime | None = None
    witnessed_by: int | None = None
    witnessed_at: datetime | None = None
    flags: tuple[str, ...] = ()
    file: str = ""
    """Digest of the file a back-fill rests on."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Somebody was refused or sent away by a team, and had complained of it before."""

    person: int
    team: int
    complained_at: datetime
    parted_at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of one county and one stretch of time."""

    served: tuple[Served, ...]
    born_on: Mapping[int, date] = field(default_factory=dict)
    joined_at: Mapping[int, datetime] = field(default_factory=dict)
    members: frozenset[tuple[int, int]] = frozenset()
    """(team, person) of present memberships and leaders."""
    licences: Mapping[int, Mapping[str, date]] = field(default_factory=dict)
    """For each person, the last day each checked licence is good for."""
    partings: tuple[Parting, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One thing to look at: which pattern, about what, in words, and the records behind it."""

    kind: str
    key: str
    words: str
    records: tuple[int, ...]
    unit: int


def suspect(kind: str, key: str, words: str, rows: Iterable[Served]) -> Suspicion:
    """A suspicion about these records; it belongs to the unit that recorded the first."""
    found = sorted(rows, key=lambda row: (row.starts_at, row.record))
    return Suspicion(
        kind, f"{kind}:{key}", words, tuple(row.record for row in found[:_LINKED]), found[0].unit
    )


def grouped(rows: Iterable[Served], by: Callable[[Served], Key]) -> dict[Key, list[Served]]:
    """Records by something they share, each group in order of time."""
    groups: dict[Key, list[Served]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.record)):
        groups[by(row)].append(row)
    return groups
