"""The linear program of a batch with headcounts: its prices, which prove a bound, and its shares.

Only the few arcs that could pay at swept prices enter; then those that turn out to be missing.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from wudan.matching.batch.programs import Part, program, solver
from wudan.matching.batch.sweeping import sweep
from wudan.matching.batch.tables import Floats, Ints, Table

UNIT = 1024
"""Prices are whole parts of a second, so that sums of them are exact."""

_EPSILON = 1e-3
_BIG = 200_000


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Prices, what the arcs then come to, what each job comes to at least, and the bound.

    `shares` says how much of each arc the linear program takes.
    """

    places: Floats
    crews: Floats
    priced: Floats
    least: Floats
    shares: Floats


@dataclass(frozen=True, slots=True)
class Pace:
    """How many sweeps, how far above the least an arc may be to enter, how often arcs are added."""

    sweeps: int = 100
    slack_seconds: int = 25
    rounds: int = 3

    @classmethod
    def of(cls, table: Table) -> "Pace":
        """A big program takes long: swept prices are then within a thousandth, and nearly enough."""
        return cls(300, 5, 1) if len(table.job) > _BIG else cls()


def relax(table: Table, pace: Pace) -> Relaxed:
    """The linear program, solved but for arcs that hardly matter."""
    places, crews = sweep(table, pace.sweeps)
    priced = table.priced(places, crews)
    least = table.cheapest(priced)
    relaxation = _Relaxation(table, np.flatnonzero(priced <= least[table.job] + pace.slack_seconds))
    best = (table.bound(places, crews), places, crews)
    for _ in range(pace.rounds):
        places, crews, least = relaxation.solve()
        best = max(best, (table.bound(places, crews), places, crews), key=lambda one: one[0])
        missing = table.priced(places, crews) < least[table.job] - _EPSILON
        if not relaxation.add(np.flatnonzero(missing)):
            break
    return _relaxed(table, best[1], best[2], relaxation.shares)


def _relaxed(table: Table, places: Floats, crews: Floats, shares: Floats) -> Relaxed:
    places, crews = np.rint(places * UNIT) / UNIT, np.rint(crews * UNIT) / UNIT
    priced = table.priced(places, crews)
    return Relaxed(places, crews, priced, table.cheapest(priced), shares)


class _Relaxation:
    """A program that grows by arcs."""

    def __init__(self, table: Table, arcs: Ints) -> None:
        self.table = table
        self.part = Part(
            np.arange(len(table.jobs)), np.arange(len(table.times)), np.arange(len(table.crews)),
            table.room, table.step_crew, table.step_cost.astype(float),
        )  # fmt: skip
        self.first, self.later = arcs, np.zeros(0, np.int64)
        self.has = np.zeros(len(table.job), bool)
        self.has[arcs] = True
        self.shares = np.zeros(len(table.job))
        self._solver = solver(program(table, self.part, arcs), {})

    def add(self, arcs: Ints) -> int:
        """Take up those that are not there yet; tell how many."""
        arcs = arcs[~self.has[arcs]]
        count = len(arcs)
        if count:
            rows, uses = self.part.entries(self.table, arcs)
            self._solver.addCols(
                count, self.table.cost[arcs].astype(float), np.zeros(count),
                np.full(count, highspy.kHighsInf), 3 * count,
                np.arange(0, 3 * count, 3, dtype=np.int32), rows, uses,
            )  # fmt: skip
            self.has[arcs] = True
            self.later = np.r_[self.later, arcs]
        return count

    def solve(self) -> tuple[Floats, Floats, Floats]:
        """Prices of places and crews, and what each job then comes to."""
        self._solver.run()
        solution = self._solver.getSolution()
        values, duals = np.array(solution.col_value), np.array(solution.row_dual)
        jobs, times = len(self.part.jobs), len(self.part.times)
        self.shares[self.first] = values[: len(self.first)]
        self.shares[self.later] = values[len(values) - len(self.later) :]
        least = np.minimum(duals[:jobs], self.table.penalty)
        return (
            np.maximum(0, -duals[jobs : jobs + times]),
            np.maximum(0, -duals[jobs + times :]),
            least,
        )
