"""Better seats for some hundreds of jobs at once: a whole program over them, the others stay.

Neighbourhoods grow from a job that loses most against the prices over the crews it could go to.
HiGHS, one thread, a fixed seed, a limit of nodes: equal input, equal answer.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import highspy
import numpy as np

from wudan.matching.batch.pricing import Relaxed
from wudan.matching.batch.programs import Part, program, solver
from wudan.matching.batch.seating import NOWHERE, Seating, losses
from wudan.matching.batch.tables import Ints

_WHOLE = 0.5
_FEASIBLE = 2
"""HiGHS' word for a whole solution in hand."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many jobs are moved at once, how far above the least a way may be, how many nodes."""

    jobs: int = 1200
    slack_seconds: int = 100
    nodes: int = 10


def polish(seating: Seating, relaxed: Relaxed, draw: random.Random, reach: Reach) -> int:
    """Settle one neighbourhood again; tell how much was saved."""
    jobs = _near(seating, relaxed, draw, reach.jobs)
    before = {job: seating.at[job] for job in jobs}
    saved = sum(seating.lift(job) for job in jobs)
    arcs = _ways(seating, relaxed, before, reach.slack_seconds)
    found = _solve(seating, np.array(jobs, np.int64), arcs, saved, reach.nodes)
    if found is not None:
        added = sum(seating.put(job, found.get(job, NOWHERE)) for job in jobs)
        if added < saved:
            return saved - added
        for job in jobs:
            seating.lift(job)
    for job, arc in before.items():
        seating.put(job, arc)
    return 0


def _ways(seating: Seating, relaxed: Relaxed, before: Mapping[int, int], slack: int) -> Ints:
    """Their arcs that are hardly above the least, and those they had."""
    owner = seating.table.job
    able = np.zeros(len(seating.heads), bool)
    able[list(before)] = True
    near = np.flatnonzero((relaxed.priced <= relaxed.least[owner] + slack) & able[owner])
    return np.union1d(near, [arc for arc in before.values() if arc != NOWHERE]).astype(np.int64)


def _near(seating: Seating, relaxed: Relaxed, draw: random.Random, most: int) -> list[int]:
    """A job that loses much, all that sit where it could, and so on; and who else loses there."""
    losing = losses(seating, relaxed)
    if not losing:
        return []
    first = losing[int(len(losing) * draw.random() ** 2)]
    near, crews, queue = {first}, set[int](), [first]
    for job in queue:
        for crew in dict.fromkeys(seating.crew[arc] for arc in seating.ways[job]):
            if crew not in crews:
                crews.add(crew)
                new = [one for one in seating.held_by(crew) if one not in near]
                near.update(new)
                queue += new
        if len(near) >= most:
            break
    others = (job for job in losing if any(seating.crew[arc] in crews for arc in seating.ways[job]))
    return sorted(near | set(islice(others, most // 4)))


def _solve(
    seating: Seating, jobs: Ints, arcs: Ints, below: int, nodes: int
) -> dict[int, int] | None:
    """Which arc each job takes, if that comes to less than `below`."""
    table = seating.table
    part = _part(seating, jobs, np.unique(table.time[arcs]), np.unique(table.crew[arcs]))
    lp = program(table, part, arcs)
    kinds = [highspy.HighsVarType.kInteger] * (len(arcs) + len(jobs))
    lp.col_upper_ = np.ones(lp.num_col_)
    lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * len(part.step_cost)
    limits = {"mip_rel_gap": 1e-5, "mip_max_nodes": nodes, "objective_bound": below - 0.5}
    search = solver(lp, limits)
    search.run()
    if search.getInfo().primal_solution_status != _FEASIBLE:
        return None
    taken = arcs[np.array(search.getSolution().col_value)[: len(arcs)] > _WHOLE]
    return {int(table.job[arc]): int(arc) for arc in taken}


def _part(seating: Seating, jobs: Ints, times: Ints, crews: Ints) -> Part:
    """What is free at these times and crews."""
    free = [seating.steps[crew][seating.load[crew] :] for crew in crews.tolist()]
    return Part(
        jobs, times, crews,
        np.array([seating.room[time] for time in times.tolist()], np.int64),
        np.repeat(np.arange(len(crews)), [len(mine) for mine in free]),
        np.array([step for mine in free for step in mine], float),
    )  # fmt: skip
