"""What a routing question is made of: clients, vehicles, ways; and the routes that answer it.

Places are rows of the two tables; times and costs whole numbers in any one unit each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from wudan.matching.rounds.shapes import Because

Table: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody to be visited once, between two moments at which the service may begin.

    `prize` is what leaving it out costs; None: it must be visited. Clients of one `group` are
    alternatives: one of them is visited, and the whole group is then served.
    """

    id: str
    place: int
    seconds: int
    opens: int
    closes: int
    demand: int = 0
    prize: int | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """So many vehicles alike, from a place to a place within a span of time.

    `longest` is how long a route may last, whenever it starts; `allowed` the clients it may visit
    (None: all); `fixed` what using one costs.
    """

    id: str
    count: int
    start: int
    end: int
    starts: int
    ends: int
    capacity: int | None = None
    longest: int | None = None
    allowed: frozenset[str] | None = None
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Who is to be visited, by what, and what each way costs and takes."""

    clients: tuple[Client, ...]
    vehicles: tuple[Vehicle, ...]
    costs: Table
    times: Table


@dataclass(frozen=True, slots=True)
class Route:
    """One vehicle of a kind: whom it visits, in turn, and when each service begins."""

    vehicle: str
    clients: tuple[str, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Routes, and a reason for each client in none.

    `objective`: cost of ways, vehicles used, prizes lost. `missing`: how many that must be visited
    are not; it comes before the objective. `by`: who found it. There is no bound.
    """

    routes: tuple[Route, ...]
    unserved: Mapping[str, Because]
    objective: int
    missing: int
    work: int
    by: str = "own"

    @property
    def worth(self) -> tuple[int, int]:
        """The less, the better."""
        return self.missing, self.objective
