"""Settle a batch by min-cost flow, and read the prices that prove it from the rest network.

Nodes: jobs, crew-and-time, crews, done. The flow is whole by itself: no rounding. Prices are
shortest ways in the rest network (Bellman and Ford), which has no negative ring at an optimum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from wudan.matching.batch.shapes import (
    Arc,
    Batch,
    Because,
    Crew,
    Job,
    Pair,
    Prices,
    Slot,
    Unserved,
)
from wudan.matching.batch.tables import Ints, ints, once, sortable

_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class _Net:
    """The question in numbers. `job`, `time`, `crew`, `cost` are of the arcs, which are sorted by
    them; `room` and `time_crew` of the times; `step_crew` and `step_cost` are all load steps.
    """

    jobs: Sequence[Job]
    crews: Sequence[Crew]
    arcs: Sequence[Arc]
    times: Sequence[tuple[str, Slot]]
    job: Ints
    time: Ints
    crew: Ints
    cost: Ints
    penalty: Ints
    room: Ints
    time_crew: Ints
    step_crew: Ints
    step_cost: Ints

    @property
    def done(self) -> int:
        """The last node."""
        return len(self.jobs) + len(self.times) + len(self.crews)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Arrays of ways: the given arcs first, then places, load steps, and ways round for the unserved."""

    tail: Ints
    head: Ints
    room: Ints
    cost: Ints


@dataclass(frozen=True, slots=True)
class _Worth:
    """What a place costs beyond its arc, and a job of a crew; while they are free, nothing."""

    places: Ints
    crews: Ints


def settle(jobs: Iterable[Job], crews: Iterable[Crew], arcs: Iterable[Arc]) -> Batch:
    """The cheapest assignment of all: arcs, load steps, and penalties of what nobody does.

    An arc of an unknown job, crew or time, or of a crew without room, is left out. ValueError for
    a job or crew given twice, or a job that wants several places at once (`staff` settles those).
    """
    listed = once(jobs)
    if any(job.heads > 1 for job in listed):
        message = "headcounts are no flow"
        raise ValueError(message)
    net = _net(listed, once(crews), arcs)
    if not net.jobs:
        return Batch({}, {}, 0, 0, Prices({}, {}))
    ways = _ways(net)
    flow = _flow(net, ways)
    return _batch(net, ways, flow, _worth(net, _distances(net, ways, flow)))


def _net(jobs: Sequence[Job], crews: Sequence[Crew], given: Iterable[Arc]) -> _Net:
    job_at = {job.id: number for number, job in enumerate(jobs)}
    times = [(crew.id, slot) for crew in crews for slot in sorted(crew.places, key=sortable)]
    time_at: dict[str, dict[Slot, int]] = {}
    for number, (name, slot) in enumerate(times):
        time_at.setdefault(name, {})[slot] = number
    nowhere: dict[Slot, int] = {}
    crew_at = {crew.id: number for number, crew in enumerate(crews)}
    time_crew = ints(crew_at[name] for name, _ in times)
    arcs = list(given)
    job = ints([job_at.get(arc.job, _UNKNOWN) for arc in arcs])
    time = ints([time_at.get(arc.crew, nowhere).get(arc.slot, _UNKNOWN) for arc in arcs])
    cost = ints([arc.cost for arc in arcs])
    known = np.flatnonzero((job != _UNKNOWN) & (time != _UNKNOWN))
    order = known[np.lexsort((cost[known], time[known], job[known]))]
    steps = [[crew.step(nth) for nth in range(1, max(0, crew.limit) + 1)] for crew in crews]
    return _Net(
        jobs, crews, [arcs[number] for number in order.tolist()], times,
        job[order], time[order], time_crew[time[order]], cost[order],
        ints(job.penalty for job in jobs),
        ints(max(0, crew.places[slot]) for crew in crews for slot in sorted(crew.places, key=sortable)),
        time_crew, np.repeat(np.arange(len(crews)), [len(mine) for mine in steps]),
        ints(chain.from_iterable(steps)),
    )  # fmt: skip


def _ways(net: _Net) -> _Ways:
    first_time, first_crew = len(net.jobs), len(net.jobs) + len(net.times)
    jobs, times = np.arange(first_time), np.arange(first_time, first_crew)
    ones = np.ones(len(net.step_cost) + len(net.jobs), np.int64)
    to_done = np.full(len(ones), net.done)
    return _Ways(
        np.r_[net.job, times, first_crew + net.step_crew, jobs],
        np.r_[first_time + net.time, first_crew + net.time_crew, to_done],
        np.r_[np.ones(len(net.job), np.int64), net.room, ones],
        np.r_[net.cost, np.zeros(len(times), np.int64), net.step_cost, net.penalty],
    )


def _flow(net: _Net, ways: _Ways) -> Ints:
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(ways.tail, ways.head, ways.room, ways.cost)
    supplies = np.zeros(net.done + 1, np.int64)
    supplies[: len(net.jobs)] = 1
    supplies[net.done] = -len(net.jobs)
    solver.set_nodes_supplies(np.arange(net.done + 1), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        message = f"no flow: {status}"
        raise ArithmeticError(message)
    return np.asarray(solver.flows(np.arange(len(ways.tail))), np.int64)


def _distances(net: _Net, ways: _Ways, flow: Ints) -> Ints:
    """How far each node is, at least, from anywhere in the rest network."""
    forward, back = flow < ways.room, flow > 0
    tail = np.concatenate([ways.tail[forward], ways.head[back]])
    head = np.concatenate([ways.head[forward], ways.tail[back]])
    cost = np.concatenate([ways.cost[forward], -ways.cost[back]])
    order = np.argsort(head, kind="stable")
    tail, head, cost = tail[order], head[order], cost[order]
    starts = np.flatnonzero(np.r_[True, head[1:] != head[:-1]])
    ends = head[starts]
    far = np.zeros(net.done + 1, np.int64)
    for _ in range(net.done + 1):
        nearer = np.minimum.reduceat(far[tail] + cost, starts)
        better = nearer < far[ends]
        if not better.any():
            return far
        far[ends[better]] = nearer[better]
    raise ArithmeticError("a negative ring in the rest network: the flow is not the cheapest")


def _worth(net: _Net, far: Ints) -> _Worth:
    first_time, first_crew = len(net.jobs), len(net.jobs) + len(net.times)
    crews = far[first_crew : net.done]
    places = np.maximum(0, crews[net.time_crew] - far[first_time:first_crew])
    return _Worth(places, np.maximum(0, far[net.done] - crews))


def _batch(net: _Net, ways: _Ways, flow: Ints, worth: _Worth) -> Batch:
    priced = net.cost + worth.places[net.time] + worth.crews[net.crew]
    taken = np.full(len(net.jobs), _UNKNOWN)
    chosen = np.flatnonzero(flow[: len(net.arcs)])
    taken[net.job[chosen]] = chosen
    has = np.full(len(net.jobs), _UNKNOWN)
    has[net.job[chosen]] = net.crew[chosen]
    best = _cheapest(net, priced, np.arange(len(priced)))
    runner = _cheapest(net, priced, np.flatnonzero(net.crew != has[net.job]))
    pairs, unserved = {}, {}
    costs = priced.tolist()
    for job, mine, least, other in zip(
        net.jobs, taken.tolist(), best.tolist(), runner.tolist(), strict=True
    ):
        if mine != _UNKNOWN:
            rival = other if other != _UNKNOWN and costs[other] <= job.penalty else None
            arc = net.arcs[mine]
            pairs[job.id] = Pair(
                arc.crew, arc.slot, arc.cost,
                None if rival is None else net.arcs[rival].crew,
                None if rival is None else costs[rival] - costs[mine],
                int(worth.places[net.time[mine]]),
            )  # fmt: skip
        elif least != _UNKNOWN:
            unserved[job.id] = Unserved(Because.OUTBID, costs[least])
        else:
            unserved[job.id] = Unserved(Because.NOBODY)
    prices = Prices(
        dict(zip(net.times, worth.places.tolist(), strict=True)),
        dict(zip((crew.id for crew in net.crews), worth.crews.tolist(), strict=True)),
    )
    objective = int((flow * ways.cost).sum())
    return Batch(pairs, unserved, objective, _bound(net, priced, worth), prices)


def _cheapest(net: _Net, priced: Ints, among: Ints) -> Ints:
    """The cheapest arc of each job at the prices, ties by crew and time; none: unknown."""
    first = np.full(len(net.jobs), _UNKNOWN)
    order = among[np.lexsort((among, priced[among], net.job[among]))]
    leads = order[np.diff(net.job[order], prepend=_UNKNOWN) != 0]
    first[net.job[leads]] = leads
    return first


def _bound(net: _Net, priced: Ints, worth: _Worth) -> int:
    """As `checking.bound_of` has it, from the same prices."""
    paid, open_arcs = net.penalty.copy(), np.flatnonzero(net.room[net.time] > 0)
    np.minimum.at(paid, net.job[open_arcs], priced[open_arcs])
    steps = np.minimum(0, net.step_cost - worth.crews[net.step_crew]).sum()
    return int(paid.sum() - (net.room * worth.places).sum() + steps)
