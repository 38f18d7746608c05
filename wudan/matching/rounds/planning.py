"""Plan rounds: a first plan at once, then ever better ones, then the bound that tells how good.

Work is counted in units (one yield each), never in seconds: who wants to stop stops asking. The
same input, seed and work give the same plan.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wudan.matching.rounds.compiling import Field, compile_field
from wudan.matching.rounds.diving import dive
from wudan.matching.rounds.draft import Draft, finished
from wudan.matching.rounds.generating import generate, sequences
from wudan.matching.rounds.improving import Pool, improve, neighbourhood
from wudan.matching.rounds.inserting import insert
from wudan.matching.rounds.master import Master, Solved, Sticking
from wudan.matching.rounds.shapes import Mode, Plan, TeamDay, Visit
from wudan.matching.travel import Travel

_LIKELIEST = 15
"""Tours of a team-day that the dive looks at; more of them only slow the program down."""


_IDLE = 15
"""Moves without a gain, after which more team-days are taken apart at once."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: sweeps of pricing, moves, team-days a move takes apart, nodes of each."""

    sweeps: int = 14
    enough: float = 0.004
    moves: int = 60
    size: int = 30
    nodes: int = 5


def plan(
    visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel, seed: int,
    mode: Mode = Mode.BALANCED, effort: Effort | None = None,
) -> Iterator[Plan]:  # fmt: skip
    """Yield feasible plans, none worse than the one before.

    Unit 0 is the first plan, 1 the one after the dive, then one for each move. No plan has a bound
    yet: `proving.prove` reckons it, from the prices of the plan, when there is time.
    """
    effort = effort or Effort()
    field = compile_field(visits, days, travel, mode)
    draft = insert(field)
    yield finished(draft, work=0, bound=None, prices={})
    if not field.days or not field.visits:
        return
    master = Master(field, range(len(field.days)), _possible(field), _loose(field))
    master.add(draft.columns(master.days))
    master.add(sequences(field))
    solved, _ = generate(master, sweeps=effort.sweeps, enough=effort.enough, central=True)
    pool = Pool(master.columns)
    # Prices from the middle prove much more than those of a corner (4 to 7 % on 402 villages), but
    # only at a corner does a visit that nobody makes cost all of its prize.
    prices = prices_of(field, solved)
    solved = master.trim(solved, _LIKELIEST)
    places, dived = prices_of(field, solved), dive(master, solved)
    pool.add(master.columns)
    draft = min(draft, dived, key=lambda one: one.value)
    told = finished(draft, work=1, bound=None, prices=prices, places=places)
    yield told
    for work, better in enumerate(_moves(draft, pool, effort, seed), 2):
        if better is not None:
            told = finished(better, work=work, bound=None, prices=prices, places=places)
        yield replace(told, work=work)


def _moves(draft: Draft, pool: Pool, effort: Effort, seed: int) -> Iterator[Draft | None]:
    """A better draft for each move that finds one."""
    draw, field = random.Random(seed), draft.field
    size, idle = effort.size, 0
    for _ in range(effort.moves):
        days = neighbourhood(field, draft, draw, size)
        better = improve(draft, pool, days, _loose(field), nodes=effort.nodes)
        gained, draft = better is not draft, better
        yield draft if gained else None
        if not gained and len(days) == len(field.days):
            return  # all was looked at, and looking again would find the same
        idle = 0 if gained else idle + 1
        if idle == _IDLE:
            size, idle = size * 4 // 3, 0


def _possible(field: Field) -> list[int]:
    return [v for v in range(len(field.visits)) if field.visits[v].id not in field.shut_out]


def _loose(field: Field) -> Sticking:
    """Nothing was promised to anybody yet."""
    return Sticking(np.full(len(field.visits), -1, np.int64))


def prices_of(field: Field, solved: Solved) -> dict[str, float]:
    """What one more place for each visit would be worth, in seconds."""
    return {
        visit.id: round(float(price), 3)
        for visit, price in zip(field.visits, solved.visits, strict=True)
        if price > 0
    }
