"""The two kinds of rule: hard ones refuse, soft ones cost.

Decides nothing; gives each rule a name, a description for the admin page, and the codes it may
answer with.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wudan.matching.answers import Facts, Refusal
from wudan.matching.asked import Asked
from wudan.matching.field import Field
from wudan.matching.things import Team

FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What a faulty rule or term may raise: the order is then named as broken, the others are served."""

Note: TypeAlias = tuple[str, Facts]
"""A code with its facts."""


def to_all(asked: Asked) -> bool:
    """It can refuse any order."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule: `refuses` returns the refusal, or None where the team may serve.

    `source` is the requirement's R-number or the law's article.
    """

    name: str
    description: str
    source: str
    codes: tuple[str, ...]
    refuses: Callable[[Asked, Team], Refusal | None]
    applies: Callable[[Asked], bool] = to_all
    """Whether it can refuse anybody this order; where not, no team is looked at."""
    by: Callable[[Asked], Hashable] | None = None
    """All of the order that it looks at, where that is little: orders alike in it are refused by the
    same teams, which a crowd remembers. None: of this order it looks at too much."""


@dataclass(frozen=True, slots=True)
class Term:
    """A soft rule: `cost` returns whole seconds for each of some teams, `note` what there is to say
    of one, if anything.

    The weight is what one `unit` costs.
    """

    name: str
    description: str
    source: str
    unit: str
    weight_seconds: int
    codes: tuple[str, ...]
    cost: Callable[[Field, Sequence[Team], int], list[int]]
    note: Callable[[Field, Team], Note | None]

    def __post_init__(self) -> None:
        # A negative weight would reward load, and a concave load has no exact flow.
        if self.weight_seconds < 0:
            raise ValueError(f"weight of {self.name} must not be negative")

    @property
    def weight_minutes(self) -> float:
        """The weight as people set it."""
        return self.weight_seconds / 60

    def seconds(self, field: Field, teams: Sequence[Team]) -> list[int]:
        """Price the teams."""
        return self.cost(field, teams, self.weight_seconds)
