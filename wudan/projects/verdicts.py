"""What a round says: who has given, whether it is over, each criterion's answers. Private until then."""

from dataclasses import dataclass
from datetime import datetime

from wudan.projects.enums.gate import Conflict, CriterionKind
from wudan.projects.models import Criterion, GateRound, Mark, Reviewing
from wudan.projects.models.gate import HIGHEST

FEWEST = 2
"""Fewer reviews than this decide nothing (R068)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One criterion and what the counting reviewers said of it."""

    criterion: Criterion
    values: tuple[int, ...]

    @property
    def is_met(self) -> bool:
        """A hard stop: answered, and with yes by all who answered. Else always."""
        if self.criterion.kind != CriterionKind.STOP or self.criterion.answered_by == "system":
            return True
        return bool(self.values) and all(self.values)

    @property
    def mean(self) -> float | None:
        """Of a weighed criterion, from nought to four."""
        return sum(self.values) / len(self.values) if self.values else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One round, counted. Who recused counts nowhere."""

    answers: tuple[Answered, ...]
    given: int
    expected: int
    is_late: bool

    @property
    def is_over(self) -> bool:
        """All have given, at least two; or the time is over."""
        return self.is_late or (self.given == self.expected and self.given >= FEWEST)

    @property
    def unmet(self) -> list[str]:
        """Names of hard stops that are not met, or that nobody answered."""
        return [row.criterion.name for row in self.answers if not row.is_met]

    @property
    def percent(self) -> int | None:
        """The weighed mean in hundredths; for this round's page alone, nothing is sorted by it."""
        told = [(row.criterion.weight, row.mean) for row in self.answers if row.mean is not None]
        told = [(weight, mean) for weight, mean in told if weight]
        weights = sum(weight for weight, _ in told)
        reached = sum(weight * (mean or 0) for weight, mean in told)
        return round(100 * reached / (HIGHEST * weights)) if weights else None


def verdict_of(round_: GateRound, *, at: datetime) -> Verdict:
    """Count the round: three statements."""
    reviewings = list(Reviewing.objects.filter(round=round_))
    expected = [row for row in reviewings if row.conflict != Conflict.HAS]
    counting = [row.pk for row in expected if row.given_at is not None]
    values: dict[int, list[int]] = {}
    marks = Mark.objects.filter(reviewing__in=counting).order_by("reviewing_id")
    for criterion_id, value in marks.values_list("criterion", "value"):
        values.setdefault(criterion_id, []).append(value)
    criteria = Criterion.objects.filter(rules=round_.rules_id).order_by("position")
    answers = tuple(Answered(row, tuple(values.get(row.pk, ()))) for row in criteria)
    return Verdict(answers, len(counting), len(expected), at >= round_.due_at)


def may_see_others(reviewing: Reviewing, verdict: Verdict) -> bool:
    """A reviewer sees the others after giving, when the round is over; who recused never does."""
    has_given = reviewing.conflict == Conflict.NONE and reviewing.given_at is not None
    return has_given and verdict.is_over
