"""What a batch is made of: jobs wanted, crews with places, arcs that say who may do what when.

Costs are whole seconds; a penalty is what a job costs that nobody does.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Slot: TypeAlias = Hashable
"""When: an opening, or any name of a time; sortable among the slots of one batch."""


class Because(StrEnum):
    """Why nobody does a job. Codes; the sentences are the caller's."""

    NOBODY = "nobody"
    """No crew may do it at any of its times."""
    OUTBID = "outbid"
    """Its places are worth more to others than its penalty."""
    LEFT_OVER = "left_over"
    """A place would pay at these prices, but no such way was found yet."""


@dataclass(frozen=True, slots=True)
class Job:
    """An order that wants one crew, and so many of its places at one time."""

    id: str
    penalty: int
    heads: int = 1

    def __post_init__(self) -> None:
        if self.heads < 1:
            message = f"job {self.id}: nobody is wanted"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Crew:
    """A team: at most `limit` jobs in all, so many places at each time.

    The n-th job costs `load` × (2n − 1) / `limit`: steps that grow, whose sum is quadratic.
    """

    id: str
    limit: int
    load: int
    places: Mapping[Slot, int]

    def step(self, nth: int) -> int:
        """What the n-th job costs beyond its own arc."""
        return self.load * (2 * nth - 1) // max(1, self.limit)


@dataclass(frozen=True, slots=True)
class Laden(Crew):
    """A crew that has some jobs already: its steps go on from there."""

    has: int = 0
    capacity: int = 1

    def step(self, nth: int) -> int:
        """As `costs.load_step` prices the team's next order."""
        return self.load * (2 * (self.has + nth) - 1) // max(1, self.capacity)


@dataclass(frozen=True, slots=True)
class Arc:
    """A crew may do a job at a time, for so many seconds of cost."""

    job: str
    crew: str
    slot: Slot
    cost: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Who does it, when, what it costs, and what the best other way would have cost more.

    `slot_price` is what one more place at this time would be worth to the others.
    """

    crew: str
    slot: Slot
    cost: int
    runner_up: str | None
    margin: float | None
    slot_price: float


@dataclass(frozen=True, slots=True)
class Unserved:
    """Why nobody does it, and the cheapest that a place would have come to."""

    because: Because
    price: float | None = None


@dataclass(frozen=True, slots=True)
class Prices:
    """What one more place at a time, and one more job of a crew, is worth. They prove the bound.

    Whole seconds where the flow found them; else multiples of 1/1024 of one, which sum exactly.
    """

    places: Mapping[tuple[str, Slot], float]
    crews: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Batch:
    """An answer: every job is paired or has a reason. `objective` equals `bound`: it is the best.

    `work` is how many steps of search it took; the same seed and work give it again.
    """

    pairs: Mapping[str, Pair]
    unserved: Mapping[str, Unserved]
    objective: int
    bound: int
    prices: Prices
    work: int = 1

    @property
    def gap(self) -> float:
        """By how much it may be above the best there is."""
        return self.objective / self.bound - 1 if self.bound else float(self.objective > 0)
