"""The teams of a county, looked at once for many orders.

Decides nothing: it remembers what holds for every order, or for orders that are alike.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, compress, pairwise
from typing import NamedTuple

from wudan.matching.answers import Refusal
from wudan.matching.asked import Asked
from wudan.matching.criteria import FAULTS, Rule
from wudan.matching.things import Team

_OPEN = bytes.maketrans(b"01", b"\x01\x00")
"""From the digits of a number of shut teams to whether each is open."""


class Shut(NamedTuple):
    """The teams that a rule refuses: by id, and as a number with a bit for each."""

    refusals: Mapping[str, Refusal]
    bits: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """All teams of a county, looked at once for many orders: by id, none twice, and how many of
    them hold each skill or licence.
    """

    teams: tuple[Team, ...]
    holders: Mapping[str, int]
    names: tuple[str, ...]
    """The teams' ids."""
    bits: Mapping[str, int]
    """A bit for each id; the first team has the highest. Sets of teams are united in no time."""
    remembered: dict[object, Shut | None] = field(default_factory=dict, compare=False, repr=False)
    """What `refused_by` has looked up; teams never change, so it stays true."""
    scarcities: dict[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

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
        names = tuple(team.id for team in listed)
        bits = {name: 1 << number for number, name in enumerate(reversed(names))}
        return cls(tuple(listed), Counter(abilities), names, bits)

    def shut(self, refusals: Mapping[str, Refusal]) -> Shut:
        """Some refusals with their bits."""
        bits = self.bits
        return Shut(refusals, sum([bits[name] for name in refusals]))

    def left(self, shut: int) -> list[Team]:
        """The teams that are not shut out, by id."""
        digits = format(shut, f"0{len(self.teams)}b") if self.teams else ""
        return list(compress(self.teams, digits.encode().translate(_OPEN)))

    def refused_by(self, rule: Rule, asked: Asked) -> Shut | None:
        """All teams that a rule refuses orders like this one; None where that is not to be
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

    def _look_up(self, rule: Rule, asked: Asked) -> Shut | None:
        try:
            told = [(team.id, rule.refuses(asked, team)) for team in self.teams]
        except FAULTS:
            return None
        return self.shut({name: refusal for name, refusal in told if refusal})

    def scarce(self, most: int) -> frozenset[str]:
        """Name what at most so many teams hold."""
        known = self.scarcities.get(most)
        if known is None:
            few = (ability for ability, count in self.holders.items() if count <= most)
            known = self.scarcities[most] = frozenset(few)
        return known
