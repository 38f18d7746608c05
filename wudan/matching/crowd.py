"""The teams of a county, looked at once for many orders.

Decides nothing: it remembers what holds for every order, or for orders that are alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from wudan.matching.answers import Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import FAULTS, Rule
from wudan.matching.things import Team

_NOTHING = Refusal("", "", {})


@dataclass(frozen=True, slots=True)
class Crowd:
    """All teams of a county, looked at once for many orders: by id, none twice, and how many of
    them hold each skill or licence.
    """

    teams: tuple[Team, ...]
    holders: Mapping[str, int]
    nobody: Mapping[str, Refusal]
    """A refusal for each team, by id in their order, to be overwritten: it says nothing."""
    remembered: dict[object, Mapping[str, Refusal] | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What `refused_by` has looked up; teams never change, so it stays true."""

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
        return cls(
            tuple(listed), Counter(abilities), dict.fromkeys((team.id for team in listed), _NOTHING)
        )

    def refused_by(self, rule: Rule, asked: Asked) -> Mapping[str, Refusal] | None:
        """All teams that a rule refuses orders like this one, by id; None where that is not to be
        remembered: the rule looks at the whole order, or raises for some team.
        """
        if rule.by is None or (alike := rule.by(asked)) is None:
            return None
        key = rule.refuses, alike
        try:
            return self.remembered[key]
        except KeyError:
            known = self.remembered[key] = self._look_up(rule, asked)
            return known

    def _look_up(self, rule: Rule, asked: Asked) -> Mapping[str, Refusal] | None:
        try:
            told = [(team.id, rule.refuses(asked, team)) for team in self.teams]
        except FAULTS:
            return None
        return {name: refusal for name, refusal in told if refusal}

    def scarce(self, most: int) -> frozenset[str]:
        """Name what at most so many teams hold."""
        return frozenset(ability for ability, count in self.holders.items() if count <= most)
