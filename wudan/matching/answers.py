"""What the engine answers: choices with their reasons, and a named refusal for every other team.

Holds codes and facts only; the sentences are in `words`. Minutes are minutes saved: more is
better.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from wudan.matching.slots import Opening
from wudan.matching.things import Team

Facts: TypeAlias = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a hard rule shuts a team out. Says nothing bad about the team."""

    rule: str
    code: str
    facts: Facts


class Refusals(Mapping[str, Refusal]):
    """The first refusal of each team that has one, by id in their order.

    Looked up in what each rule refuses, which orders that are alike share: a county's teams are not
    copied for each order.
    """

    __slots__ = ("_names", "_told")

    def __init__(self, names: Sequence[str], told: Sequence[Mapping[str, Refusal]]) -> None:
        """`names` are all teams' ids, `told` what each rule refuses, the first that counts first."""
        self._names, self._told = names, told

    def __getitem__(self, name: str) -> Refusal:
        for refused in self._told:
            if (refusal := refused.get(name)) is not None:
                return refusal
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        shut = frozenset[str]().union(*self._told)
        return (name for name in self._names if name in shut)

    def __len__(self) -> int:
        return len(frozenset[str]().union(*self._told))

    def __repr__(self) -> str:
        return repr(dict(self))


class Reason(NamedTuple):
    """What a soft term saw in a team, and the minutes it gives (plus) or takes (minus).

    A tuple, because some thirty are made for each order that is ranked.
    """

    term: str
    amount_minutes: float
    code: str
    facts: Facts


class Choice(NamedTuple):
    """A proposed team; a tuple as a reason is.

    `score` is the sum of `terms`, in minutes; `opening` the team's earliest free day and slot.
    """

    team: Team
    score: float
    terms: Mapping[str, float]
    reasons: tuple[Reason, ...]
    opening: Opening | None


class Ranking(NamedTuple):
    """The best teams first.

    `eligible` names all that passed the hard rules, in the same order as `choices`; `refused`
    counts the others by rule. Nothing here is a verdict on a team. `broken` names the rule or term
    that raised, a fault of the policy; nobody is then proposed or refused.
    """

    choices: tuple[Choice, ...]
    refused: Mapping[str, int]
    refusals: Mapping[str, Refusal]
    eligible: tuple[str, ...]
    broken: str = ""

    def why_not(self, team_id: str) -> Refusal | None:
        """Tell the first hard rule that shut the team out, if any did."""
        return self.refusals.get(team_id)
