"""What the engine answers: choices with their reasons, and a named refusal for every other team.

Holds codes and facts only; the sentences are in `words`. Minutes are minutes saved: more is
better.
"""

from collections.abc import Mapping
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


class Reason(NamedTuple):
    """What a soft term saw in a team, and the minutes it gives (plus) or takes (minus).

    A tuple, because some thirty are made for each order that is ranked.
    """

    term: str
    amount_minutes: float
    code: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposed team.

    `score` is the sum of `terms`, in minutes; `opening` the team's earliest free day and slot.
    """

    team: Team
    score: float
    terms: Mapping[str, float]
    reasons: tuple[Reason, ...]
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class Ranking:
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
