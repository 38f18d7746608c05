"""The candidates as the soft terms see them: against one another.

Decides what is usual (services lately) and what is scarce (skills and licences few teams hold).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from wudan.matching.asked import Asked
from wudan.matching.things import Team


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

    @classmethod
    def of(cls, asked: Asked, crowd: "Crowd", candidates: Sequence[Team]) -> "Field":
        """Compare. Scarcity counts all teams, also those that cannot do this order."""
        served = sum(team.served_30_days for team in candidates)
        return cls(
            asked,
            crowd.scarce(asked.figures.scarce_holders_count)
            - asked.order.skills
            - asked.order.licences,
            served,
            len(candidates),
        )

    def spare_of(self, team: Team) -> frozenset[str]:
        """Name the scarce abilities of the team that this order would leave idle."""
        return (
            self.spare.intersection(chain(team.skills, team.licences)) if self.spare else self.spare
        )


@dataclass(frozen=True, slots=True)
class Crowd:
    """All teams of a county, looked at once for many orders: by id, none twice, and how many of
    them hold each skill or licence.
    """

    teams: tuple[Team, ...]
    holders: Mapping[str, int]

    @classmethod
    def of(cls, teams: "Iterable[Team] | Crowd") -> "Crowd":
        """Sort and count; ValueError for a team given twice."""
        if isinstance(teams, Crowd):
            return teams
        listed = sorted(teams, key=lambda team: team.id)
        for one, next_one in pairwise(listed):
            if one.id == next_one.id:
                raise ValueError(f"team given twice: {one.id}")
        abilities = chain.from_iterable(team.skills.union(team.licences) for team in listed)
        return cls(tuple(listed), Counter(abilities))

    def scarce(self, most: int) -> frozenset[str]:
        """Name what at most so many teams hold."""
        return frozenset(ability for ability, count in self.holders.items() if count <= most)
