"""Week by week: each yields ever better plans, then one with the proven bound; the next week counts them.

A month at once would take minutes for its bound alone; rolling weeks take seconds each. The same
question, seed and effort give the same plans, so that who takes over a plan that was left goes on
from the weeks that are done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wudan.deliveries.touring.clashes import set_apart
from wudan.deliveries.touring.question import Question
from wudan.deliveries.touring.ways import WAYS
from wudan.deliveries.touring.weeks import served_by, week_of, with_noon, without_noon
from wudan.matching import rounds
from wudan.matching.rounds import Mode, Plan, Tour

EFFORTS = {"quick": 3, "normal": 12, "thorough": 40}
"""Moves a week; each takes apart some team-days and puts them together better."""
_GOOD_ENOUGH = 0.003
_EXACT_SWEEPS = 3
_SEEDS = 1000
"""Each week draws from its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A plan of a week: `wanted` visits, and whether the week is done with it."""

    week: int
    plan: Plan
    wanted: int
    is_last: bool = False
    same_time: frozenset[str] = frozenset()

    @property
    def served(self) -> int:
        """How many of the visits wanted are made."""
        return sum(len(tour.visits) for tour in self.plan.tours)


def solve(
    question: Question, *, seed: int, moves: int, done: Sequence[Sequence[Tour]] = ()
) -> Iterator[Found]:
    """Plan the weeks after those that are done."""
    weeks = list(done)
    for week in range(len(weeks), question.weeks):
        for found in _week(question, week, weeks, seed=seed * _SEEDS + week, moves=moves):
            yield found
        weeks.append(found.plan.tours)


def _week(
    question: Question, week: int, before: Sequence[Sequence[Tour]], *, seed: int, moves: int
) -> Iterator[Found]:  # fmt: skip
    served, mode = served_by(before), Mode(question.mode)
    visits, real = week_of(question, week, served)
    days = without_noon(real)
    best = bound = None
    for best in rounds.plan(
        visits, days, travel=WAYS, seed=seed, mode=mode, effort=rounds.Effort(moves=moves)
    ):
        if best.work == 1:  # what is proven holds for every plan, so it is proven once
            proved = rounds.prove(
                best, visits, days, travel=WAYS, mode=mode, exact_sweeps=_EXACT_SWEEPS
            )
            bound, prices = proved.bound, proved.prices
        if bound is not None:
            best = replace(best, bound=bound, prices=prices)
        yield Found(week, replace(best, tours=with_noon(best.tours, real, visits)), len(visits))
        if bound is not None and best.objective <= bound * (1 + _GOOD_ENOUGH):
            break
    assert best is not None  # noqa: S101 - there is always a first plan
    best = replace(best, tours=with_noon(best.tours, real, visits))
    apart, left = set_apart(best, question, week, served)
    yield Found(week, apart, len(visits), is_last=True, same_time=left)
