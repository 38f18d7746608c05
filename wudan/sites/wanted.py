"""What somebody would like to book, or would like a room to be: values, before anything is checked."""

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
