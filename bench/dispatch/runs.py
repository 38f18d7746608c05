"""Rounds planned by us and by the peers, once a run of the suite: several cases look at the same.

Ours is measured in processor seconds from the moment the question is handed over; so are the
peers that can be told to (VROOM has only the wall's clock, and ends before).
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.dispatch.rounds_asked import Answer, Rounds, ask_all, rounds
from wudan.matching.rounds import Effort, Plan, check, plan, prove

_MANY = Effort(moves=100_000)
"""The clock ends a run here, never the number of moves."""


@dataclass(frozen=True, slots=True)
class Ours:
    """The plans of one run with when each was there; `wrong` is what the checker says of any."""

    steps: tuple[tuple[float, Plan], ...]
    wrong: tuple[str, ...]

    def at(self, seconds: float) -> Plan:
        """The best so far at a moment; the first where it came later."""
        return [step for step in self.steps if step[0] <= seconds or step is self.steps[0]][-1][1]

    @property
    def first_seconds(self) -> float:
        """When the first plan was there."""
        return self.steps[0][0]


@cache
def question(size: str, seed: int) -> Rounds:
    """A frozen question."""
    return rounds(size, seed)


@cache
def ours(size: str, seed: int, seconds: float) -> Ours:
    """Plan until so many processor seconds are spent."""
    asked = question(size, seed)
    begun = time.process_time()
    steps = []
    for made in plan(asked.visits, asked.days, travel=asked.travel, seed=seed, effort=_MANY):
        steps.append((time.process_time() - begun, made))
        if steps[-1][0] >= seconds:
            break
    kept = [step for n, step in enumerate(steps) if not n or step[1].objective < steps[n - 1][1].objective]  # fmt: skip
    wrong = [
        words for _, made in kept
        for words in check(made, asked.visits, asked.days, travel=asked.travel)
    ]  # fmt: skip
    values = [made.objective for _, made in steps]
    if values != sorted(values, reverse=True):
        wrong.append("a plan is worse than the one before")
    return Ours(tuple(kept), tuple(wrong))


@cache
def proved(size: str, seed: int, seconds: float) -> tuple[Plan, float]:
    """The last plan with its bound, and the processor seconds that the proof took."""
    asked = question(size, seed)
    begun = time.process_time()
    made = prove(
        ours(size, seed, seconds).steps[-1][1], asked.visits, asked.days, travel=asked.travel
    )
    return made, time.process_time() - begun


_told: dict[tuple[str, int, float], list[Answer]] = {}


def peers(size: str, seed: int, seconds: float, tell: Callable[[str], None]) -> list[Answer]:
    """Every peer's checked answer to the same question."""
    key = (size, seed, seconds)
    if key not in _told:
        with tempfile.TemporaryDirectory() as folder:
            _told[key] = ask_all(question(size, seed), Path(folder), seconds=seconds, tell=tell)
    return _told[key]


def best_of(answers: list[Answer]) -> Plan | None:
    """The best right answer of any peer."""
    plans = [answer.plan for answer in answers if answer.good and answer.plan]
    return min(plans, key=lambda one: one.objective, default=None)
