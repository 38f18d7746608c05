"""The choice among known day-tours: a linear program, and the same in whole tours.

Rows: each visit is made, by as many teams as it needs, or its prize is lost; each team-day has one
tour at most. Solved by HiGHS, one thread, a fixed seed: equal input, equal answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

import highspy
import numpy as np
from highspy._core import _Highs  # the class over it prints a banner where answers go
from numpy.typing import NDArray

from wudan.matching.rounds.compiling import Field, Floats, Ints
from wudan.matching.rounds.pricing import Column, best_tours

_WHOLE, _SOME = 0.5, 1e-3
_Options: TypeAlias = dict[str, str | int | float | bool]
_DUAL, _PRIMAL = 1, 4
"""Simplex strategies: after new columns the old answer is still a mixture, after a fix its prices are."""
_CORNER: _Options = {"solver": "simplex"}
_CENTRAL: _Options = {
    "solver": "ipm",
    "run_crossover": "off",
    "ipm_optimality_tolerance": 1e-3,
    "presolve": "off",
}
_WHOLE_TOURS: _Options = {
    "solver": "choose", "presolve": "choose", "simplex_strategy": _DUAL, "mip_rel_gap": 1e-5,
    "mip_heuristic_effort": 0.05, "mip_allow_restart": False, "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
}  # fmt: skip
"""Small programs with a good answer in hand: starting again, and looking beside it, cost more than
they find (tried on the benchmark's rounds)."""
_OPTIONS = {"log_to_console": False, "output_flag": False, "threads": 1, "random_seed": 1}


@dataclass(frozen=True, slots=True)
class Sticking:
    """What it costs, in seconds, to give a visit to another team-day than it had (-1: had none)."""

    origin: Ints
    seconds: int = 0

    def of(self, day: int, visits: Sequence[int]) -> int:
        """The cost of a tour's changes."""
        if not self.seconds:
            return 0
        return self.seconds * sum(1 for visit in visits if self.origin[visit] not in (-1, day))

    def at(self, day: int, visits: Ints) -> Floats:
        """The cost of each visit's change."""
        if not self.seconds:
            return np.zeros(len(visits), np.float32)
        had = self.origin[visits]
        changes: Floats = (self.seconds * ((had != -1) & (had != day))).astype(np.float32)
        return changes


@dataclass(frozen=True, slots=True)
class Solved:
    """The answer of the linear program: its value, how much of each column, and the prices.

    `visits` are the prices of all visits of the field, `days` those of the master's team-days.
    """

    value: float
    shares: NDArray[np.float64]
    visits: Floats
    days: Mapping[int, float]


class Master:
    """The columns of some team-days over some visits; the others are none of its business."""

    def __init__(
        self, field: Field, days: Iterable[int], visits: Iterable[int], sticking: Sticking,
        alike: Mapping[int, int] | None = None,
    ) -> None:  # fmt: skip
        """`alike`: how many team-days each of `days` stands for, where not for itself alone."""
        self.field, self.sticking = field, sticking
        self.days, self.visits = sorted(days), sorted(visits)
        self.columns: list[Column] = []
        self.free = np.zeros(len(field.visits), bool)
        self.free[self.visits] = True
        self._mine = frozenset(self.visits)
        self._known: dict[tuple[int, frozenset[int]], int] = {}
        """The shortest way of each set of visits."""
        self._row = {visit: row for row, visit in enumerate(self.visits)}
        self._day_row = {day: len(self.visits) + row for row, day in enumerate(self.days)}
        counts = [1 if alike is None else alike[day] for day in self.days]
        self._lp = _empty(field, self.visits, counts)

    def add(self, columns: Iterable[Column]) -> int:
        """Take up the columns that are new, or shorter than known, and touch only its visits; tell how
        many."""
        starts: list[int] = []
        rows: list[int] = []
        costs: list[float] = []
        for column in columns:
            if not self._mine.issuperset(column.visits):
                continue
            key = (column.day, frozenset(column.visits))
            known = self._known.get(key)
            if known is not None and known <= column.travel:
                continue
            self._known[key] = column.travel
            self.columns.append(column)
            starts.append(len(rows))
            rows += [self._row[visit] for visit in column.visits] + [self._day_row[column.day]]
            costs.append(column.travel + self.sticking.of(column.day, column.visits))
        if costs:
            self._lp.setOptionValue("simplex_strategy", _PRIMAL)
            self._lp.addCols(
                len(costs), np.array(costs, float), np.zeros(len(costs)),
                np.full(len(costs), highspy.kHighsInf), len(rows),
                np.array(starts, np.int32), np.array(rows, np.int32), np.ones(len(rows)),
            )  # fmt: skip
        return len(costs)

    def solve(self, *, central: bool = False) -> Solved:
        """The cheapest mixture of columns. `central`: nearly, with prices from the middle of all
        that would do; for a large program that is sooner, and tours are found in fewer sweeps.
        """
        for option, value in (_CENTRAL if central else _CORNER).items():
            self._lp.setOptionValue(option, value)
        self._lp.run()
        solution = self._lp.getSolution()
        duals = np.array(solution.row_dual)
        count = len(self.visits)
        prices = np.zeros(len(self.field.visits), np.float32)
        prices[self.visits] = np.maximum(duals[:count], 0)
        return Solved(
            float(self._lp.getObjectiveValue()),
            np.array(solution.col_value)[count:],
            prices,
            {day: max(0.0, -duals[count + row]) for row, day in enumerate(self.days)},
        )

    def fix(self, number: int) -> None:
        """Have a column for good."""
        self._lp.setOptionValue("simplex_strategy", _DUAL)
        self._lp.changeColBounds(len(self.visits) + number, 1.0, 1.0)

    def price(
        self, prices: Floats, days: Mapping[int, float], *, of: Iterable[int], width: int, most: int,
        free: NDArray[np.bool_] | None = None,
    ) -> list[Column]:  # fmt: skip
        """New columns that would pay at these prices, for the team-days asked for."""
        allowed = self.free if free is None else free
        found: list[Column] = []
        for day in of:
            nodes = self.field.nodes[day]
            rewards = prices[nodes.visit] - self.sticking.at(day, nodes.visit)
            rewards = np.where(allowed[nodes.visit], rewards, np.float32(0))
            found += best_tours(
                day, self.field.days[day], nodes, rewards, days[day], width=width, most=most
            )
        return found

    def cost(self, column: Column) -> int:
        """What a column costs here."""
        return column.travel + self.sticking.of(column.day, column.visits)

    def trim(self, solved: Solved, most: int) -> Solved:
        """Forget all but the likeliest columns of each team-day, those in the mixture kept."""
        likely: dict[int, list[tuple[float, int]]] = {}
        for number, (column, beyond) in enumerate(
            zip(self.columns, self._reduced(solved), strict=True)
        ):
            likely.setdefault(column.day, []).append((beyond, number))
        kept = set(np.flatnonzero(solved.shares > _SOME).tolist())
        kept |= {number for ranked in likely.values() for _, number in sorted(ranked)[:most]}
        gone = [number for number in range(len(self.columns)) if number not in kept]
        if gone:
            at = np.array(gone, np.int32) + len(self.visits)
            self._lp.deleteCols(len(at), at)
        for number in gone:
            self._known.pop(
                (self.columns[number].day, frozenset(self.columns[number].visits)), None
            )
        self.columns = [self.columns[number] for number in sorted(kept)]
        return self.solve()

    def _reduced(self, solved: Solved) -> list[float]:
        """What each column costs beyond what its visits pay at the prices."""
        pays = solved.visits.tolist()
        return [
            self.cost(column) - sum(pays[visit] for visit in column.visits)
            + solved.days[column.day]
            for column in self.columns
        ]  # fmt: skip

    def within(self, solved: Solved, slack: float, *, most: int | None = None) -> list[Column]:
        """The columns whose reduced cost leaves room for something better than `slack` above; the
        likeliest `most` of them.
        """
        told = zip(self._reduced(solved), range(len(self.columns)), strict=True)
        kept = [pair for pair in told if pair[0] <= slack]
        if most is not None and len(kept) > most:
            kept = sorted(kept)[:most]
        return [self.columns[number] for _, number in sorted(kept, key=itemgetter(1))]

    def whole(self, *, nodes: int, better_than: float) -> list[Column] | None:
        """Whole tours, if better ones than so many seconds are found within so many nodes."""
        lp, count = self._lp, len(self.visits)
        kinds = [highspy.HighsVarType.kContinuous] * count
        kinds += [highspy.HighsVarType.kInteger] * len(self.columns)
        for row, visit in enumerate(self.visits):
            if self.field.needs[visit] > 1:
                kinds[row] = highspy.HighsVarType.kInteger
        lp.changeColsIntegrality(len(kinds), np.arange(len(kinds), dtype=np.int32), np.array(kinds))
        lp.setOptionValue("mip_max_nodes", nodes)
        for option, value in _WHOLE_TOURS.items():
            lp.setOptionValue(option, value)
        lp.setOptionValue("objective_bound", better_than)
        lp.run()
        shares = np.array(lp.getSolution().col_value)
        if len(shares) < len(kinds) or lp.getInfo().primal_solution_status != 2:
            return None
        return [
            column
            for column, share in zip(self.columns, shares[count:], strict=True)
            if share > _WHOLE
        ]


def _empty(field: Field, visits: Sequence[int], days: Sequence[int]) -> _Highs:
    """A program without tours: every prize is lost."""
    count = len(visits)
    needs = field.needs[visits].astype(float)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, count + len(days)
    lp.col_cost_ = field.prizes[visits]
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_ = np.concatenate([needs, np.full(len(days), -highspy.kHighsInf)])
    lp.row_upper_ = np.concatenate([np.full(count, highspy.kHighsInf), np.array(days, float)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.arange(count + 1)
    lp.a_matrix_.index_ = np.arange(count)
    lp.a_matrix_.value_ = needs
    made = _Highs()
    for option, value in _OPTIONS.items():
        made.setOptionValue(option, value)
    made.passModel(lp)
    return made
