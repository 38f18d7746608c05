"""What somebody would like to book, or would like a room or a site to be: values, before anything is checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wudan.kit.open_hours import Span


@dataclass(frozen=True, slots=True)
class WantedBooking:
    """From when to when, for how many, what for."""

    starts_at: datetime
    ends_at: datetime
    theme: str
    use: str
    party: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class WantedRoom:
    """A room or ground as its keeper describes it (R028: many themes, many uses)."""

    name: str
    capacity: int
    themes: Sequence[str]
    uses: Sequence[str]
    hours: Sequence[Span]
    where: str = ""
    equipment: str = ""
    is_outdoors: bool = False
    for_residents: bool = True
    needs_approval: bool = False
    reconfirm_days: int = 0


@dataclass(frozen=True, slots=True)
class WantedContact:
    """How people reach a site and get in, as its keeper says it."""

    phone: str = ""
    hours: Sequence[Span] = ()
    address: str = ""
    directions: str = ""


@dataclass(frozen=True, slots=True)
class WantedIdentity:
    """What a site is, as the office above it says: its name, where it is housed, of which kind."""

    kind: str
    name: str
    short_name: str = ""
    """Empty: made from the name."""
    host: str = ""
    base_kind: str = ""
    """One of the four kinds (R019); of a base only."""


@dataclass(frozen=True, slots=True)
class WantedPlace:
    """Where a new site lies: its division, and a point with the system it was read in."""

    area: str = ""
    """The division's code; empty: none."""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    system: str = "CGCS2000"
