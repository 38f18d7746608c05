"""What a plan of rounds is made of: visits wanted, days teams are on duty, tours, and reasons.

Times are whole seconds after midnight, costs whole seconds of travel; a prize says how many
seconds of travel a visit is worth. Days are numbered by the caller.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wudan.matching.things import Place


class Mode(StrEnum):
    """What counts first: travel against prizes as given, or as many visits as can be."""

    BALANCED = "balanced"
    COVERAGE_FIRST = "coverage_first"


PRIZE_TIMES = {Mode.BALANCED: 1, Mode.COVERAGE_FIRST: 10}


class Because(StrEnum):
    """Why a visit or a day of a team is in no tour. Codes; the sentences are the caller's."""

    GIVEN_TWICE = "given_twice"
    WINDOW_REVERSED = "window_reversed"
    TRAVEL_UNKNOWN = "travel_unknown"
    SKILL = "skill"
    NOT_ON_DUTY = "not_on_duty"
    OUT_OF_REACH = "out_of_reach"
    OUTBID = "outbid"
    LEFT_OVER = "left_over"


@dataclass(frozen=True, slots=True)
class Window:
    """A day, and the first and last moment at which the service may begin on it."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A service wanted at a place, in one of its windows.

    `teams` is how many teams must come at once: above one, each window is one fixed moment.
    """

    id: str
    place: Place
    seconds: int
    prize: int
    skills: frozenset[str]
    windows: tuple[Window, ...]
    teams: int = 1


@dataclass(frozen=True, slots=True)
class TeamDay:
    """A team on duty on a day, from `starts` to `ends`, out from its base and back.

    `most_visits` limits the day; `rest` is a pause of so many seconds that begins not after
    `rest_by` (0: none) on every day that lasts longer than that.
    """

    team: str
    day: int
    base: Place
    starts: int
    ends: int
    skills: frozenset[str]
    most_visits: int = 8
    rest: int = 0
    rest_by: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What names it."""
        return self.team, self.day


@dataclass(frozen=True, slots=True)
class Tour:
    """A day of a team: whom it visits, in turn, and when each service begins."""

    team: str
    day: int
    visits: tuple[str, ...]
    begins: tuple[int, ...]
    travel: int

    @property
    def key(self) -> tuple[str, int]:
        """Whose day it is."""
        return self.team, self.day


@dataclass(frozen=True, slots=True)
class Unserved:
    """A visit in no tour: why, what it is worth, and what its place would have cost."""

    because: Because
    prize: int = 0
    price: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Tours for a set of days. `objective` is travel plus the prizes of visits not made.

    `bound` is a proven lower bound of any plan's objective, None while there is none; it follows
    from `prices` alone (weak duality), so that anybody can reckon it again. `work` is how many
    units of work led here: the same work gives the same plan.
    """

    tours: tuple[Tour, ...]
    unserved: Mapping[str, Unserved]
    objective: int
    work: int
    bound: int | None = None
    prices: Mapping[str, float] = field(default_factory=dict)
    moved: tuple[str, ...] = ()

    @property
    def gap(self) -> float | None:
        """By how much the plan may be above the best there is; None without a bound."""
        if self.bound is None or self.bound <= 0:
            return None
        return self.objective / self.bound - 1
