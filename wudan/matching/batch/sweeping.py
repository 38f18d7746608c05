"""Prices near the best ones, by many cheap sweeps over the arcs (Lagrange) and no program.

Begins with a flow that knows no places, whose prices of crews are exact; then raises the price of
what is wanted too often and lowers that of what is left.
"""

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from wudan.matching.batch.tables import Floats, Ints, Table

_REACH, _SINK = 0.01, 0.6
_PATIENCE, _MOMENTUM = 8, 0.6


def sweep(table: Table, sweeps: int) -> tuple[Floats, Floats]:
    """Prices of places and of crews."""
    crews, value = _by_flow(table)
    search = _Search(table, np.zeros(len(table.times)), crews, value)
    for _ in range(sweeps):
        search.step()
    return search.best[1], search.best[2]


def _by_flow(table: Table) -> tuple[Floats, int]:
    """What one more job of each crew is worth if places did not matter, and the cost of that."""
    jobs, crews, steps = len(table.jobs), len(table.crews), len(table.step_cost)
    ways = _cheapest_ways(table)
    done = jobs + crews
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.r_[table.job[ways], jobs + table.step_crew, np.arange(jobs)],
        np.r_[jobs + table.crew[ways], np.full(steps + jobs, done)],
        np.ones(len(ways) + steps + jobs, np.int64),
        np.r_[table.cost[ways], table.step_cost, table.penalty],
    )
    supplies = np.zeros(done + 1, np.int64)
    supplies[:jobs], supplies[done] = 1, -jobs
    flow.set_nodes_supplies(np.arange(done + 1), supplies)
    if flow.solve() != flow.OPTIMAL:
        message = "no flow"
        raise ArithmeticError(message)
    taken = np.asarray(flow.flows(np.arange(len(ways)))) > 0
    loads = np.bincount(table.crew[ways][taken], minlength=crews)
    return _next_steps(table, loads), flow.optimal_cost()


def _cheapest_ways(table: Table) -> Ints:
    """The cheapest arc of each job to each crew."""
    order = np.lexsort((table.cost, table.crew, table.job))
    pair = table.job[order] * len(table.crews) + table.crew[order]
    ways: Ints = order[np.r_[True, pair[1:] != pair[:-1]]] if len(order) else order
    return ways


def _next_steps(table: Table, loads: Ints) -> Floats:
    """What the next job of each crew would cost; of a full one, the last."""
    prices = np.zeros(len(table.crews))
    limits = np.bincount(table.step_crew, minlength=len(prices))
    able = np.flatnonzero(limits)
    first = np.searchsorted(table.step_crew, able)
    prices[able] = table.step_cost[first + np.minimum(loads, limits - 1)[able]]
    return prices


class _Search:
    """Steps with momentum towards a level above the best value; it sinks when they stall."""

    def __init__(self, table: Table, places: Floats, crews: Floats, value: int) -> None:
        self.table = table
        self.at = places, crews
        self.level = max(1.0, value * _REACH)
        self.stalled = 0
        self.best = (-np.inf, places, crews)
        self.drift = np.zeros(len(places)), np.zeros(len(crews))
        self.heads = table.heads[table.job].astype(float)
        self.unit = max(1.0, float(table.heads.mean())) ** 2 if len(table.heads) else 1.0

    def step(self) -> None:
        """One sweep."""
        value, short = self._look()
        if value > self.best[0] + 1:
            self.best, self.stalled = (value, *self.at), 0
        else:
            self.stalled += 1
        if self.stalled >= _PATIENCE:
            self._turn_back()
        else:
            self._move(value, short)

    def _turn_back(self) -> None:
        self.level *= _SINK
        self.stalled = 0
        self.at = self.best[1:]
        self.drift = np.zeros(len(self.at[0])), np.zeros(len(self.at[1]))

    def _move(self, value: float, short: tuple[Floats, Floats]) -> None:
        places, crews = self.at
        self.drift = _MOMENTUM * self.drift[0] + short[0], _MOMENTUM * self.drift[1] + short[1]
        # A head is worth less than a job: its price moves on a scale of its own.
        towards = np.where((places <= 0) & (self.drift[0] < 0), 0, self.drift[0]) / self.unit
        length = (towards**2).sum() * self.unit + (self.drift[1] ** 2).sum()
        if length:
            pace = (self.best[0] + self.level - value) / length
            self.at = (
                np.maximum(0, places + pace * towards),
                np.maximum(0, crews + pace * self.drift[1]),
            )

    def _look(self) -> tuple[float, tuple[Floats, Floats]]:
        """The bound at these prices, and by how much each place and crew is wanted too often."""
        table, (places, crews) = self.table, self.at
        priced = table.cost + self.heads * places[table.time] + crews[table.crew]
        least = table.cheapest(priced)
        hits = np.flatnonzero(priced <= least[table.job])
        hits = hits[np.diff(table.job[hits], prepend=-1) != 0]  # one arc of each job
        steps = table.step_cost - crews[table.step_crew]
        value = least.sum() - (table.room * places).sum() + np.minimum(0, steps).sum()
        taken: Floats = np.bincount(table.time[hits], self.heads[hits], len(places)).astype(float)
        taken -= table.room
        loads: Floats = np.bincount(table.crew[hits], minlength=len(crews)).astype(float)
        loads -= np.bincount(table.step_crew[steps < 0], minlength=len(crews))
        return float(value), (taken, loads)
