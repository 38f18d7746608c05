"""What a case is, what it found, and how a figure is judged."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

Size = TypeVar("Size")


class Verdict(StrEnum):
    """How a figure stands to its goal."""

    STRETCH = "stretch"
    PASSED = "passed"
    MISSED = "missed"
    WRONG = "wrong"
    """The independent checker did not agree with an answer: no figure of the case counts."""
    NOT_MEASURED = "not measured"
    TOLD = "told"
    """No goal; for the reader."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The worst value that passes, and the worst at stretch (None: the pass is all there is)."""

    passes: float
    stretch: float | None = None
    at_least: bool = False

    def met(self, value: float, limit: float) -> bool:
        """Whether a value is on the good side of a limit."""
        return value >= limit if self.at_least else value <= limit

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        more = "" if self.stretch is None else f", stretch {sign} {self.stretch:g}"
        return f"{sign} {self.passes:g}{more}"


def at_most(passes: float, *, stretch: float | None = None) -> Goal:
    """Less is better."""
    return Goal(passes, stretch)


def at_least(passes: float, *, stretch: float | None = None) -> Goal:
    """More is better."""
    return Goal(passes, stretch, at_least=True)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `only_full`: its goal is for the full size, and counts for no other."""

    name: str
    value: float | None
    goal: Goal | None = None
    unit: str = ""
    only_full: bool = True

    def verdict(self, *, quick: bool = False) -> Verdict:
        """How it stands; small instances have no goals but those that hold for every size."""
        if self.value is None:
            return Verdict.NOT_MEASURED
        if self.goal is None or (quick and self.only_full):
            return Verdict.TOLD
        if self.goal.stretch is not None and self.goal.met(self.value, self.goal.stretch):
            return Verdict.STRETCH
        return Verdict.PASSED if self.goal.met(self.value, self.goal.passes) else Verdict.MISSED


@dataclass(slots=True)
class Found:
    """What a case found. `wrong` is what the checker said about any answer; empty is right."""

    figures: list[Figure] = field(default_factory=list)
    wrong: Sequence[str] = ()
    notes: Sequence[str] = ()
    kept: dict[str, Any] = field(default_factory=dict)

    def verdict(self, *, quick: bool = False) -> Verdict:
        """The case's: that of its worst figure; nothing passes on a wrong answer."""
        if self.wrong:
            return Verdict.WRONG
        told = {figure.verdict(quick=quick) for figure in self.figures}
        worst = (Verdict.MISSED, Verdict.NOT_MEASURED, Verdict.PASSED, Verdict.STRETCH)
        return next((one for one in worst if one in told), Verdict.TOLD)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked for. `seconds` replaces every time limit where given."""

    quick: bool = False
    seconds: float | None = None
    instances: Path | None = None
    tell: Callable[[str], None] = lambda words: None
    clock: Callable[[], float] = time.process_time
    """Processor seconds of this process: the machine is shared."""

    def pick(self, full: Size, quick: Size) -> Size:
        """The size to measure at."""
        return quick if self.quick else full

    def limit(self, seconds: float) -> float:
        """How long something may take: as the goal says, or as was asked."""
        if self.seconds is not None:
            return self.seconds
        return max(1.0, seconds / 15) if self.quick else seconds


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the suite: what is measured, in plain words, and how."""

    id: str
    title: str
    measures: str
    run: Callable[[Asked], Found]
