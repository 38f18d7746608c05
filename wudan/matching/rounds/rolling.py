"""A month as rolling weeks: prices for the whole of it first, then week after week (R039).

A program over a month's day-tours is too large for the simplex method, so its prices come from an
interior point, which needs a thirtieth of the time and leads the pricing better. What a visit
would cost at those prices is what waiting is worth: a week takes a visit that could still be made
later only where it is cheaper now, and one whose last week it is for its whole prize. Then moves
over the whole month mend what the weeks' borders did.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wudan.matching.rounds.compiling import Field, Floats, compile_field
from wudan.matching.rounds.diving import dive
from wudan.matching.rounds.draft import Draft, finished
from wudan.matching.rounds.generating import generate, sequences
from wudan.matching.rounds.improving import Pool, improve, neighbourhood
from wudan.matching.rounds.inserting import insert
from wudan.matching.rounds.master import Master, Solved, Sticking
from wudan.matching.rounds.planning import prices_of
from wudan.matching.rounds.pricing import Column
from wudan.matching.rounds.shapes import Mode, Plan, TeamDay, Visit
from wudan.matching.travel import Travel

_NEAR = 600
"""Seconds: a known tour of a week is looked at again if its reduced cost is not above that."""


@dataclass(frozen=True, slots=True)
class Rolling:
    """How much is tried: days in a week, sweeps for the month and for a week, and the moves."""

    span: int = 7
    sweeps: int = 16
    enough: float = 0.003
    week_sweeps: int = 6
    likeliest: int = 15
    moves: int = 60
    size: int = 30
    nodes: int = 5


def plan_weeks(
    visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel, seed: int,
    mode: Mode = Mode.BALANCED, effort: Rolling | None = None,
) -> Iterator[Plan]:  # fmt: skip
    """Yield feasible plans, none worse than the one before.

    Unit 0 is the first plan, 1 the one after all weeks, then one for each move.
    """
    effort = effort or Rolling()
    field = compile_field(visits, days, travel, mode)
    draft = insert(field)
    yield finished(draft, work=0, bound=None, prices={})
    if not field.days or not field.visits:
        return
    possible = [n for n, visit in enumerate(field.visits) if visit.id not in field.shut_out]
    month = Master(field, range(len(field.days)), possible, _loose(field))
    month.add([*draft.columns(month.days), *sequences(field)])
    solved, _ = generate(month, sweeps=effort.sweeps, enough=effort.enough, central=True)
    prices = prices_of(field, solved)
    rolled = _rolled(month, solved, effort)
    draft = min(draft, rolled, key=lambda one: one.value)
    yield finished(draft, work=1, bound=None, prices=prices)
    pool, draw = Pool(_near(month, solved)), random.Random(seed)
    for move in range(effort.moves):
        chosen = neighbourhood(field, draft, draw, effort.size)
        draft = improve(draft, pool, chosen, _loose(field), nodes=effort.nodes)
        yield finished(draft, work=2 + move, bound=None, prices=prices)


def weeks_of(days: Sequence[TeamDay], span: int) -> list[list[int]]:
    """The numbers of the team-days of each week that has any, counted from the first day."""
    first = min((day.day for day in days), default=0)
    weeks: dict[int, list[int]] = {}
    for number, day in enumerate(days):
        weeks.setdefault((day.day - first) // max(1, span), []).append(number)
    return [numbers for _, numbers in sorted(weeks.items())]


def _loose(field: Field) -> Sticking:
    return Sticking(np.full(len(field.visits), -1, np.int64))


def _near(month: Master, solved: Solved) -> list[Column]:
    return month.within(solved, _NEAR)


def _rolled(month: Master, solved: Solved, effort: Rolling) -> Draft:
    """Week after week: what is not served goes on to the next."""
    field, draft = month.field, Draft(month.field, {})
    weeks = weeks_of(field.days, effort.span)
    near = _near(month, solved)
    last = _last_weeks(field, weeks)
    for week, numbers in enumerate(weeks):
        served = draft.served
        now = {int(v) for day in numbers for v in field.nodes[day].visit}
        open_visits = sorted(now - served.keys())
        worth: Floats = np.where(last == week, field.prizes, solved.visits)
        here = replace(field, prizes=np.minimum(worth, field.prizes).astype(np.float64))
        master = Master(here, numbers, open_visits, _loose(here))
        inside = set(numbers)
        master.add([column for column in near if column.day in inside])
        mixture, _ = generate(master, sweeps=effort.week_sweeps, enough=effort.enough, central=True)
        chosen = dive(master, master.trim(mixture, effort.likeliest))
        routes = {**draft.routes, **chosen.routes}
        draft = Draft(field, routes)
    return draft.without_halves()


def _last_weeks(field: Field, weeks: Sequence[Sequence[int]]) -> np.ndarray:
    """The last week in which each visit can be made; -1 where in none."""
    last = np.full(len(field.visits), -1, np.int64)
    for week, numbers in enumerate(weeks):
        for day in numbers:
            last[field.nodes[day].visit] = week
    return last
