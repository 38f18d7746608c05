"""A batch as arrays: jobs, crews and times by number, arcs sorted by job, load steps by crew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from wudan.matching.batch.shapes import Arc, Crew, Job, Slot

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Named = TypeVar("Named", Job, Crew)


@dataclass(frozen=True, slots=True)
class Table:
    """`job`, `time`, `crew` and `cost` are of the arcs, sorted by job and then by crew and time.

    `heads` and `penalty` are of the jobs, `room` of the times, `time_crew` is a time's crew;
    `step_crew` and `step_cost` are all load steps, those of a crew together and growing;
    `able` says of which jobs there is any arc, also one that does not pay.
    """

    jobs: Sequence[Job]
    crews: Sequence[Crew]
    arcs: Sequence[Arc]
    times: Sequence[tuple[str, Slot]]
    job: Ints
    time: Ints
    crew: Ints
    cost: Ints
    heads: Ints
    penalty: Ints
    room: Ints
    time_crew: Ints
    step_crew: Ints
    step_cost: Ints
    able: NDArray[np.bool_]

    def priced(self, places: Floats, crews: Floats) -> Floats:
        """What each arc comes to with the prices of its places and its crew."""
        priced: Floats = self.cost + self.heads[self.job] * places[self.time] + crews[self.crew]
        return priced

    def cheapest(self, priced: Floats) -> Floats:
        """What each job comes to at least: its penalty or its cheapest arc."""
        least = self.penalty.astype(float)
        if len(self.job):
            starts = np.flatnonzero(np.r_[True, self.job[1:] != self.job[:-1]])
            owners = self.job[starts]
            least[owners] = np.minimum(least[owners], np.minimum.reduceat(priced, starts))
        return least

    def bound(self, places: Floats, crews: Floats) -> float:
        """As `checking.bound_of` has it, before it is rounded up."""
        given = float((self.room * places).sum())
        steps = np.minimum(0, self.step_cost - crews[self.step_crew]).sum()
        return float(self.cheapest(self.priced(places, crews)).sum()) - given + float(steps)


def once(rows: Iterable[Named]) -> list[Named]:
    """Sorted by id; ValueError for one given twice."""
    listed = sorted(rows, key=lambda row: row.id)
    for one, following in pairwise(listed):
        if one.id == following.id:
            message = f"given twice: {one.id}"
            raise ValueError(message)
    return listed


def sortable(slot: Slot) -> tuple[str, Slot]:
    """Slots of several kinds in one order."""
    return type(slot).__name__, slot


def tabulate(jobs: Sequence[Job], crews: Sequence[Crew], given: Iterable[Arc]) -> Table:
    """Number everything; an arc without a job or room, or that cannot pay, is left out."""
    job_at = {job.id: number for number, job in enumerate(jobs)}
    times = [(crew.id, slot) for crew in crews for slot in sorted(crew.places, key=sortable)]
    time_at = {time: number for number, time in enumerate(times)}
    crew_at = {crew.id: number for number, crew in enumerate(crews)}
    room = {(crew.id, slot): places for crew in crews for slot, places in crew.places.items()}
    arcs = [
        arc
        for arc in given
        if arc.job in job_at and room.get((arc.crew, arc.slot), 0) >= jobs[job_at[arc.job]].heads
    ]
    job = ints(job_at[arc.job] for arc in arcs)
    time = ints(time_at[arc.crew, arc.slot] for arc in arcs)
    cost = ints(arc.cost for arc in arcs)
    penalty = ints(job.penalty for job in jobs)
    pays = np.flatnonzero(cost < penalty[job])
    order = pays[np.lexsort((cost[pays], time[pays], job[pays]))]
    crew_of = ints(crew_at[name] for name, _ in times)
    steps = [[crew.step(n) for n in range(1, max(0, crew.limit) + 1)] for crew in crews]
    return Table(
        jobs, crews, [arcs[number] for number in order.tolist()], times,
        job[order], time[order], crew_of[time[order]], cost[order],
        ints(job.heads for job in jobs), penalty,
        ints(max(0, room[time]) for time in times), crew_of,
        np.repeat(np.arange(len(crews)), [len(mine) for mine in steps]),
        ints(step for mine in steps for step in mine),
        np.bincount(job, minlength=len(jobs)) > 0,
    )  # fmt: skip


def ints(values: Iterable[int]) -> Ints:
    """Whole numbers as an array."""
    return np.fromiter(values, np.int64)
