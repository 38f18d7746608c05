"""Visits that may need two carers, the carers, the ways; and the tours that answer.

Times and ways are whole numbers in one unit. Places are rows of the table of ways.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Ways: TypeAlias = tuple[tuple[int, ...], ...]


class Sync(StrEnum):
    """How the two needs of one visit stand to each other."""

    TOGETHER = "together"
    """两人同去: both begin at one moment."""
    IN_TURN = "in_turn"
    """先后上门: the second begins so long after the first, at least and at most."""


class Reason(StrEnum):
    """Why a visit is in no tour."""

    SKILL = "skill"
    """Nobody has a skill it needs."""
    ONE_PERSON = "one_person"
    """One and the same person alone could do both of its needs."""


@dataclass(frozen=True, slots=True)
class Need:
    """A skill, for how long."""

    skill: str
    lasts: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One or two needs at a place. A need may begin from `opens`; after `closes` it is late.

    With two needs two different carers come, as `sync` says; `least` and `most` are the gap
    between the two beginnings where they come in turn.
    """

    id: str
    place: int
    opens: int
    closes: int
    needs: tuple[Need, ...]
    sync: Sync | None = None
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Carer:
    """Somebody with skills, who leaves a place from a moment on and comes back to it."""

    id: str
    skills: frozenset[str]
    base: int = 0
    starts: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Who is to be visited, by whom, and how long each way is."""

    visits: tuple[Visit, ...]
    carers: tuple[Carer, ...]
    ways: Ways


@dataclass(frozen=True, slots=True)
class Stop:
    """One need of a visit (the first is 0), and when it begins."""

    visit: str
    need: int
    begins: int


@dataclass(frozen=True, slots=True)
class Tour:
    """What one carer does, in turn."""

    carer: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Tours, and a reason for each visit in none. There is no bound.

    `travel`: all ways; `late`: how late needs begin, together; `latest`: the one that is most so.
    """

    tours: tuple[Tour, ...]
    unserved: Mapping[str, Reason]
    travel: int
    late: int
    latest: int
    work: int

    @property
    def objective(self) -> int:
        """Mankowska's (2014), three times: her cost is a third of each."""
        return self.travel + self.late + self.latest


class Impossible(ValueError):
    """What of a question contradicts itself, in words."""
