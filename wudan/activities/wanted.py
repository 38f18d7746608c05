"""What an organizer writes down: an activity as it should be, with its shifts and positions.

Values only. `policies` says what is wrong with them, `actions` make rows of them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from wudan.activities.enums import Audience, Mode, Venue
from wudan.areas.models import Area
from wudan.catalog.models import Platform, Service
from wudan.sites.models import Resource


@dataclass(frozen=True, slots=True)
class WantedShift:
    """A shift, from when to when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WantedPosition:
    """A position, and how many are wanted for it in each shift."""

    name: str
    quota: int
    words: str = ""
    skill: str = ""
    licence: str = ""
    min_age: int = 0
    is_risky: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """An activity."""

    title: str
    words: str = ""
    shifts: tuple[WantedShift, ...] = ()
    positions: tuple[WantedPosition, ...] = ()
    platform: Platform | None = None
    service: Service | None = None
    aim: str = ""
    """One of the four verbs; none: that of its platform."""
    color: str = ""
    mode: str = Mode.VOLUNTARY
    audience: str = Audience.EVERYBODY
    venue: str = Venue.SITE
    area: Area | None = None
    place: str = ""
    resource: Resource | None = None
    lon: float | None = None
    lat: float | None = None
    risks: tuple[str, ...] = ()
    is_risky: bool = False
    risk_words: str = ""
    conditions: str = ""
    min_age: int = 0
    with_companion: bool = True
    insurer: str = ""
    insurance_no: str = ""
    insured_until: date | None = None
    closes_at: datetime | None = None
    is_template: bool = False


TOLD = (
    "title", "words", "aim", "color", "place", "lon", "lat", "risk_words", "conditions", "insurer",
    "insurance_no", "insured_until", "closes_at",
)  # fmt: skip
"""What may still be put right while people have signed up; they are told."""
SETTLED = (
    "platform", "service", "mode", "audience", "venue", "area", "resource", "risks", "is_risky", "min_age",
    "with_companion", "is_template",
)  # fmt: skip
"""What people relied on when they signed up: only a draft changes it."""
