"""What the engine is given: an order, the teams, and where they are.

Decides nothing; callers make these from their own rows. All faces of the engine read the same
shapes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import cos, pi

from wudan.matching.slots import EVERY_SLOT, PARTS, Opening

_RADIANS = pi / 180
RISKS = ("none", "bodily", "medical", "legal", "minors")
DEPARTMENT = "department"
KINDS = ("volunteer", DEPARTMENT)


@dataclass(frozen=True, slots=True)
class Place:
    """地点, in CGCS2000 degrees."""

    lon: float
    lat: float
    north: float = field(init=False, compare=False, repr=False)
    across: float = field(init=False, compare=False, repr=False)
    """The latitude in radians and its cosine: worked out once, because ways are measured by them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "north", self.lat * _RADIANS)
        object.__setattr__(self, "across", cos(self.lat * _RADIANS))


@dataclass(frozen=True, slots=True)
class Order:
    """单: what is wanted, where, when, and what the law wants of whoever does it.

    `area_path` is the materialized path of the unit of service ("1.4.17."). `on` and `part` are
    the wanted day and part of day, None for any; `slots` the acceptable weekly slots, empty for
    any. `minutes` is the length of the service. `refused_by` are the teams that refused or let the
    offer expire; `conflicted` those the beneficiary or the placer belongs to.
    """

    id: str
    category: str
    skills: frozenset[str]
    licences: frozenset[str]
    headcount: int
    place: Place | None
    area_path: str
    on: date | None
    part: str | None
    slots: frozenset[int]
    minutes: int
    risk: str
    needs_insurance: bool
    beneficiary_is_minor: bool = False
    refused_by: frozenset[str] = frozenset()
    conflicted: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # A misspelled risk would slip past the hard rules unseen.
        if self.risk not in RISKS:
            raise ValueError(f"order {self.id}: unknown risk {self.risk!r}")
        if self.part is not None and self.part not in PARTS:
            raise ValueError(f"order {self.id}: unknown part of day {self.part!r}")
        if not self.slots <= EVERY_SLOT:
            raise ValueError(f"order {self.id}: slots are numbered 0 to 23")
        _check_path(self.area_path)


@dataclass(frozen=True, slots=True)
class Team:
    """志愿服务队, or a department acting in its own office.

    `licences` maps a licence to its last valid day; `serves` are unit paths (empty: nobody; the
    county's path: everyone). `has_minors` says that members under 18 exist. `capacity` is how many
    orders the team takes at once, `open_dispatches` how many it has. `booked_slots` are taken
    already. `untrained` are the skills that take training and that nobody in the team has had. `pings`
    are the offers it was sent in the last seven days, answered or not.
    """

    id: str
    name: str
    kind: str
    categories: frozenset[str]
    skills: frozenset[str]
    licences: Mapping[str, date]
    serves: tuple[str, ...]
    slots: frozenset[int]
    members: int
    has_minors: bool
    insured_until: date | None
    base: Place | None
    open_dispatches: int
    capacity: int
    booked_slots: frozenset[Opening] = frozenset()
    served_30_days: int = 0
    rating_sum: int = 0
    rating_count: int = 0
    untrained: frozenset[str] = frozenset()
    pings: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"team {self.id}: unknown kind {self.kind!r}")
        for path in self.serves:
            _check_path(path)

    @property
    def is_department(self) -> bool:
        """A department answers a duty (职责单); its hours and insurance are its own matter."""
        return self.kind == DEPARTMENT


def _check_path(path: str) -> None:
    # Without its last dot, "1.4.1" would be a prefix of "1.4.17.": another village.
    if not path.endswith("."):
        raise ValueError(f"unit path must end with a dot: {path!r}")
