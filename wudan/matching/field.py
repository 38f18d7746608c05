"""The candidates as the soft terms see them: against one another.

Decides what is usual (services lately) and what is scarce (skills and licences few teams hold).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from wudan.matching.asked import Asked
from wudan.matching.things import Place, Team


@dataclass(frozen=True, slots=True)
class Field:
    """The candidates of one order, compared.

    `spare` are the scarce skills and licences the order does not need; `served_total` sums the
    candidates' services of the last 30 days.
    """

    asked: Asked
    spare: frozenset[str]
    served_total: int
    candidate_count: int
    served_mean: float
    """Rounded, as it is told."""
    ways: dict[str, int] = field(default_factory=dict)
    """Seconds on the way, by team; of those that were priced."""

    @classmethod
    def of(
        cls, asked: Asked, candidates: Sequence[Team], *, scarce: frozenset[str]
    ) -> "Field":  # fmt: skip
        """Compare. `scarce` counts all teams, also those that cannot do this order."""
        served = sum(team.served_30_days for team in candidates)
        return cls(
            asked,
            scarce - asked.order.skills - asked.order.licences,
            served,
            len(candidates),
            round(served / len(candidates), 1) if candidates else 0.0,
        )

    def way(self, team: Team, base: Place, end: Place) -> int:
        """The seconds from a team's base, measured once: pricing and telling both ask."""
        if (seconds := self.ways.get(team.id)) is None:
            seconds = self.ways[team.id] = self.asked.travel.seconds(base, end)
        return seconds

    def spare_of(self, team: Team) -> frozenset[str]:
        """Name the scarce abilities of the team that this order would leave idle."""
        return (
            self.spare.intersection(chain(team.skills, team.licences)) if self.spare else self.spare
        )
