"""A county's dispatch policy: its hard rules, its soft terms with their weights, its numbers.

Decides nothing about teams. The explanation, the model and the admin page all read this one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wudan.matching.criteria import Rule, Term
from wudan.matching.figures import Figures
from wudan.matching.rules import RULES
from wudan.matching.terms import TERMS


@dataclass(frozen=True, slots=True)
class Policy(Figures):
    """派单规则. Rules are tried in order, the first refusal counts; terms are added up."""

    rules: tuple[Rule, ...] = RULES
    terms: tuple[Term, ...] = TERMS

    def __post_init__(self) -> None:
        # Not super(): a slotted dataclass is rebuilt, and super() looks for the class before.
        Figures.__post_init__(self)
        for listed in (self.rules, self.terms):
            names = [criterion.name for criterion in listed]
            if len(set(names)) < len(names):
                raise ValueError(f"named twice in the policy: {sorted(names)}")

    @classmethod
    def default(cls) -> "Policy":
        """Give the policy a county starts with."""
        return cls()

    @property
    def weights(self) -> Mapping[str, float]:
        """Tell every term's weight in minutes per unit of the term."""
        return {term.name: term.weight_minutes for term in self.terms}

    def weighing(self, minutes: Mapping[str, float]) -> "Policy":
        """Change the weights named, in minutes; ValueError for a name that is no term."""
        for name in minutes:
            if name not in self.weights:
                raise ValueError(f"unknown weight: {name}")
        return replace(self, terms=tuple(_reweighed(term, minutes) for term in self.terms))


def _reweighed(term: Term, minutes: Mapping[str, float]) -> Term:
    return replace(term, weight_seconds=round(minutes.get(term.name, term.weight_minutes) * 60))
