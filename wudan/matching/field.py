"""The candidates as the soft terms see them: against one another.

Decides what is usual (services lately) and what is scarce (skills and licences few teams hold).
"""

from collections.abc import Sequence
from typing import NamedTuple

from wudan.matching.asked import Asked
from wudan.matching.things import Team


class Field(NamedTuple):
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
    ways: dict[str, tuple[int, int]]
    """Meters and seconds to the order by team, once they were priced: what is told is not measured again."""

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
            {},
        )

    def spare_of(self, team: Team) -> frozenset[str]:
        """Name the scarce abilities of the team that this order would leave idle."""
        skills = self.spare & team.skills
        return skills | self.spare.intersection(team.licences) if team.licences else skills
