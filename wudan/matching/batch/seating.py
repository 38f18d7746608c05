"""Who sits where: a whole assignment that can be changed step by step, and searched for better.

A job moves to a free place, or to a taken one whose holder moves on in turn (a swap, where the
holder takes the place that was left; an ejection, where it ends elsewhere or nowhere).
"""

from collections.abc import Iterable

import numpy as np

from wudan.matching.batch.pricing import Relaxed
from wudan.matching.batch.tables import Table

NOWHERE = -1
_WAYS, _VICTIMS, _DEPTH = 10, 4, 2
_SLACK_SECONDS = 600
_SHARE = 1e-6


class Seating:
    """Each job's arc, or NOWHERE; the room left at each time, the jobs there, each crew's load."""

    def __init__(self, table: Table, relaxed: Relaxed) -> None:
        self.table = table
        self.job: list[int] = table.job.tolist()
        self.time: list[int] = table.time.tolist()
        self.crew: list[int] = table.crew.tolist()
        self.cost: list[int] = table.cost.tolist()
        self.heads: list[int] = table.heads.tolist()
        self.penalty: list[int] = table.penalty.tolist()
        self.steps = _by_crew(table)
        self.ways = _ways(table, relaxed)
        self.at = [NOWHERE] * len(self.heads)
        self.room: list[int] = table.room.tolist()
        self.here: list[dict[int, None]] = [{} for _ in self.room]
        self.times_of: list[list[int]] = [[] for _ in self.steps]
        for time, crew in enumerate(table.time_crew.tolist()):
            self.times_of[crew].append(time)
        self.load = [0] * len(self.steps)
        self.tried = 0

    def total(self) -> int:
        """What it all costs."""
        cost = sum(
            self.penalty[job] if arc == NOWHERE else self.cost[arc]
            for job, arc in enumerate(self.at)
        )
        return cost + sum(
            sum(steps[:load]) for steps, load in zip(self.steps, self.load, strict=True)
        )

    def held_by(self, crew: int) -> list[int]:
        """The jobs of a crew."""
        return [job for time in self.times_of[crew] for job in self.here[time]]

    def fits(self, job: int, arc: int) -> bool:
        """Is there room for it?"""
        crew = self.crew[arc]
        return self.room[self.time[arc]] >= self.heads[job] and self.load[crew] < len(
            self.steps[crew]
        )

    def put(self, job: int, arc: int) -> int:
        """Have a job done so; tell what that adds."""
        self.at[job] = arc
        if arc == NOWHERE:
            return self.penalty[job]
        time, crew = self.time[arc], self.crew[arc]
        self.room[time] -= self.heads[job]
        self.here[time][job] = None
        self.load[crew] += 1
        return self.cost[arc] + self.steps[crew][self.load[crew] - 1]

    def lift(self, job: int) -> int:
        """Take a job from where it is; tell what that saves."""
        arc = self.at[job]
        self.at[job] = NOWHERE
        if arc == NOWHERE:
            return self.penalty[job]
        time, crew = self.time[arc], self.crew[arc]
        self.room[time] += self.heads[job]
        del self.here[time][job]
        self.load[crew] -= 1
        return self.cost[arc] + self.steps[crew][self.load[crew]]

    def place(self, job: int, *, below: int, depth: int) -> int | None:
        """Seat a lifted job for less than `below`, all told; None, and nothing changed, if not."""
        best, chosen = self.penalty[job], NOWHERE
        for arc in self.ways[job]:
            self.tried += 1
            if self.fits(job, arc):
                crew = self.crew[arc]
                cost = self.cost[arc] + self.steps[crew][self.load[crew]]
                if cost < best:
                    best, chosen = cost, arc
        if best < below:
            return self.put(job, chosen)
        return self._eject(job, below, depth) if depth else None

    def _eject(self, job: int, below: int, depth: int) -> int | None:
        for arc in self.ways[job]:
            if self.fits(job, arc):
                continue
            for victim in self._victims(job, arc):
                was = self.at[victim]
                saved = self.lift(victim)
                added = self.put(job, arc)
                rest = self.place(victim, below=below - added + saved, depth=depth - 1)
                if rest is not None:
                    return added - saved + rest
                self.lift(job)
                self.put(victim, was)
        return None

    def _victims(self, job: int, arc: int) -> list[int]:
        """Whose leaving makes room; those that matter least first."""
        time, crew = self.time[arc], self.crew[arc]
        short = self.heads[job] - self.room[time]
        holders: Iterable[int] = self.here[time]
        if short <= 0:
            holders = self.held_by(crew)
        enough = [one for one in holders if short <= 0 or self.heads[one] >= short]
        enough.sort(key=lambda one: (self.penalty[one], self.heads[one], one))
        return enough[:_VICTIMS]

    def better(self, job: int) -> int:
        """Look for a better seat for a job; tell how much was saved."""
        was = self.at[job]
        saved = self.lift(job)
        cost = self.place(job, below=saved, depth=_DEPTH)
        if cost is None:
            self.put(job, was)
            return 0
        return saved - cost


def seat(seating: Seating, relaxed: Relaxed) -> None:
    """A first assignment: what the linear program takes most of, dear jobs first, then what fits."""
    wish: dict[int, list[tuple[float, int]]] = {}
    for arc in np.flatnonzero(relaxed.shares > _SHARE).tolist():
        share = round(float(relaxed.shares[arc]), 6)
        wish.setdefault(seating.job[arc], []).append((-share, arc))
    order = sorted(
        range(len(seating.heads)),
        key=lambda job: (
            min(wish.get(job, [(0.0, 0)]))[0],
            -seating.penalty[job], -seating.heads[job], job,
        ),
    )  # fmt: skip
    left = []
    for job in order:
        mine = (arc for _, arc in sorted(wish.get(job, ())))
        arc = next((arc for arc in mine if seating.fits(job, arc)), NOWHERE)
        if arc == NOWHERE:
            left.append(job)
        else:
            seating.put(job, arc)
    for job in left:
        seating.place(job, below=seating.penalty[job] + 1, depth=0)


def descend(seating: Seating, relaxed: Relaxed, *, most: int) -> None:
    """Better seats for those that lose most against the prices, until none is found."""
    while seating.tried < most:
        losing = losses(seating, relaxed)
        saved = 0
        for job in losing:
            saved += seating.better(job)
            if seating.tried >= most:
                break
        if not saved:
            break


def losses(seating: Seating, relaxed: Relaxed) -> list[int]:
    """Jobs that cost more, at the prices, than they would at the least; worst first."""
    at = np.array(seating.at, np.int64)
    now = seating.table.penalty.astype(float)
    now[at != NOWHERE] = relaxed.priced[at[at != NOWHERE]]
    lost = now - relaxed.least
    return [job for job in np.argsort(-lost, kind="stable").tolist() if lost[job] > 1]


def _by_crew(table: Table) -> list[list[int]]:
    steps: list[list[int]] = [[] for _ in table.crews]
    for crew, cost in zip(table.step_crew.tolist(), table.step_cost.tolist(), strict=True):
        steps[crew].append(cost)
    return steps


def _ways(table: Table, relaxed: Relaxed) -> list[list[int]]:
    """The arcs of each job worth a look, best first."""
    over = relaxed.priced - relaxed.least[table.job]
    near = np.flatnonzero(over <= _SLACK_SECONDS)
    order = near[np.lexsort((near, over[near], table.job[near]))]
    ways: list[list[int]] = [[] for _ in table.jobs]
    for arc, job in zip(order.tolist(), table.job[order].tolist(), strict=True):
        if len(ways[job]) < _WAYS:
            ways[job].append(arc)
    return ways
