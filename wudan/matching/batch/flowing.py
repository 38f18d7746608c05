"""Settle a batch by min-cost flow, and read the prices that prove it from the rest network.

Nodes: jobs, crew-and-time, crews, done. The flow is whole by itself: no rounding. Prices are
shortest ways in the rest network (Bellman and Ford), which has no negative ring at an optimum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from wudan.matching.batch.checking import bound_of
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
from wudan.matching.batch.tables import Ints, once, sortable


@dataclass(frozen=True, slots=True)
class _Net:
    """Arrays of arcs: the given ones first, then places, load steps, and ways round for the unserved."""

    tail: Ints
    head: Ints
    room: Ints
    cost: Ints
    jobs: Sequence[Job]
    crews: Sequence[Crew]
    arcs: Sequence[Arc]
    times: Sequence[tuple[str, Slot]]

    @property
    def done(self) -> int:
        """The last node."""
        return len(self.jobs) + len(self.times) + len(self.crews)


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
    flow = _flow(net)
    prices = _prices(net, flow)
    return _batch(net, flow, prices)


def _net(jobs: Sequence[Job], crews: Sequence[Crew], given: Iterable[Arc]) -> _Net:
    job_at = {job.id: number for number, job in enumerate(jobs)}
    times = [(crew.id, slot) for crew in crews for slot in sorted(crew.places, key=sortable)]
    time_at = {time: len(jobs) + number for number, time in enumerate(times)}
    crew_at = {crew.id: len(jobs) + len(times) + number for number, crew in enumerate(crews)}
    done = len(jobs) + len(times) + len(crews)
    arcs = sorted(
        (arc for arc in given if arc.job in job_at and (arc.crew, arc.slot) in time_at),
        key=lambda arc: (arc.job, arc.crew, sortable(arc.slot), arc.cost),
    )
    rows = [(job_at[arc.job], time_at[arc.crew, arc.slot], 1, arc.cost) for arc in arcs]
    room = {(crew.id, slot): places for crew in crews for slot, places in crew.places.items()}
    rows += [(time_at[time], crew_at[time[0]], max(0, room[time]), 0) for time in times]
    rows += [
        (crew_at[crew.id], done, 1, crew.step(nth))
        for crew in crews
        for nth in range(1, max(0, crew.limit) + 1)
    ]
    rows += [(number, done, 1, job.penalty) for number, job in enumerate(jobs)]
    table = np.array(rows, np.int64).reshape(-1, 4)
    return _Net(table[:, 0], table[:, 1], table[:, 2], table[:, 3], jobs, crews, arcs, times)


def _flow(net: _Net) -> Ints:
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(net.tail, net.head, net.room, net.cost)
    supplies = np.zeros(net.done + 1, np.int64)
    supplies[: len(net.jobs)] = 1
    supplies[net.done] = -len(net.jobs)
    solver.set_nodes_supplies(np.arange(net.done + 1), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        message = f"no flow: {status}"
        raise ArithmeticError(message)
    return np.asarray(solver.flows(np.arange(len(net.tail))), np.int64)


def _prices(net: _Net, flow: Ints) -> Ints:
    """How far each node is, at least, from anywhere in the rest network."""
    forward, back = flow < net.room, flow > 0
    tail = np.concatenate([net.tail[forward], net.head[back]])
    head = np.concatenate([net.head[forward], net.tail[back]])
    cost = np.concatenate([net.cost[forward], -net.cost[back]])
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


def _batch(net: _Net, flow: Ints, far: Ints) -> Batch:
    prices = _read(net, far)
    choices: dict[str, list[tuple[float, int]]] = {}
    for number, arc in enumerate(net.arcs):
        priced = arc.cost + prices.places[arc.crew, arc.slot] + prices.crews[arc.crew]
        choices.setdefault(arc.job, []).append((priced, number))
    taken = {
        net.arcs[number].job: number for number in np.flatnonzero(flow[: len(net.arcs)]).tolist()
    }
    pairs, unserved = {}, {}
    for job in net.jobs:
        mine = sorted(choices.get(job.id, ()))
        if job.id in taken:
            pairs[job.id] = _pair(net, taken[job.id], job, mine, prices)
        elif mine:
            unserved[job.id] = Unserved(Because.OUTBID, mine[0][0])
        else:
            unserved[job.id] = Unserved(Because.NOBODY)
    objective = int((flow * net.cost).sum())
    return Batch(
        pairs, unserved, objective, bound_of(net.jobs, net.crews, net.arcs, prices), prices
    )


def _read(net: _Net, far: Ints) -> Prices:
    """What a place costs beyond its arc: while it is free, nothing."""
    first_time, first_crew = len(net.jobs), len(net.jobs) + len(net.times)
    crew_far = {crew.id: int(far[first_crew + n]) for n, crew in enumerate(net.crews)}
    places = {
        time: max(0, crew_far[time[0]] - int(far[first_time + number]))
        for number, time in enumerate(net.times)
    }
    return Prices(places, {name: max(0, int(far[net.done]) - at) for name, at in crew_far.items()})


def _pair(
    net: _Net, number: int, job: Job, choices: list[tuple[float, int]], prices: Prices
) -> Pair:
    arc = net.arcs[number]
    mine = next(priced for priced, at in choices if at == number)
    others = [
        (priced, net.arcs[at].crew) for priced, at in choices if net.arcs[at].crew != arc.crew
    ]
    runner_up = min(others, default=None)
    if runner_up is None or runner_up[0] > job.penalty:
        runner_up = None
    return Pair(
        arc.crew, arc.slot, arc.cost,
        runner_up[1] if runner_up else None,
        runner_up[0] - mine if runner_up else None,
        prices.places[arc.crew, arc.slot],
    )  # fmt: skip
