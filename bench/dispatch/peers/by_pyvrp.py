"""Rounds by PyVRP: a profile of ways for each set of skills, a group of clients for alternatives.

Forbidden ways cost a million: with its own largest value 0.14.1 hangs in its first local search.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import pyvrp

_FORBIDDEN = 1_000_000


class Spent:
    """Stop after so many processor seconds: the machine may be shared."""

    def __init__(self, seconds: float) -> None:
        self._until = time.process_time() + seconds

    def __call__(self, best_cost: int) -> bool:
        """Whether it is time."""
        return time.process_time() >= self._until

    def remaining_fraction(self) -> None:
        """Nobody can tell."""
        return


def main(file: str, seconds: float, seed: int) -> None:
    """Read, solve, print."""
    told = json.loads(Path(file).read_text("utf-8"))
    data, client_visit = _problem(told)
    before = time.process_time()
    begun = time.perf_counter()
    result = pyvrp.solve(data, Spent(seconds), seed=seed, display=False)
    spent = time.process_time() - before
    tours = []
    for route in result.best.routes():
        clients = [one.idx for one in route if one.is_client()]
        tours.append([route.vehicle_type(), [client_visit[idx] for idx in clients]])
    curve, best, now = [], None, 0.0
    for took, step in zip(result.stats.runtimes, result.stats, strict=False):
        now += took
        cost = getattr(step, "best_cost", None)
        feasible = getattr(step, "best_feas", True)
        if feasible and cost is not None and (best is None or cost < best):
            best = cost
            curve.append([round(now, 3), int(cost)])
    print(json.dumps({
        "tours": tours, "cpu_seconds": spent, "wall_seconds": time.perf_counter() - begun,
        "curve": curve, "version": "0.14.1",
    }))  # fmt: skip


def _problem(told):
    ways = np.array(told["ways"], np.int64)
    visits, days = told["visits"], told["days"]
    # A location for each place and each set of skills wanted there: ways differ by skill.
    wanted = [(row["place"], tuple(row["skills"])) for row in visits]
    bases = [(row["base"], None) for row in days]
    known = {key: n for n, key in enumerate(dict.fromkeys([*bases, *wanted]))}
    at = np.array([place for place, _ in known])
    plain = ways[np.ix_(at, at)]
    sets = {
        skills: n for n, skills in enumerate(dict.fromkeys(tuple(row["skills"]) for row in days))
    }
    matrices = []
    for skills in sets:
        shut = np.array([asks is not None and not set(asks) <= set(skills) for _, asks in known])
        own = plain.copy()
        own[:, shut] = _FORBIDDEN
        own[shut, :] = _FORBIDDEN
        np.fill_diagonal(own, 0)
        matrices.append(own)
    depots = [pyvrp.Depot(known[key]) for key in dict.fromkeys(bases)]
    depot_at = {key: n for n, key in enumerate(dict.fromkeys(bases))}
    clients, groups, client_visit = [], [], []
    for number, row in enumerate(visits):
        group = None
        if len(row["spans"]) > 1:
            group = len(groups)
            groups.append(pyvrp.ClientGroup(required=False))
        for opens, closes in row["spans"]:
            if group is not None:
                groups[group].add_client(len(clients))
            client_visit.append(number)
            clients.append(pyvrp.Client(
                known[wanted[number]], service_duration=row["seconds"], tw_early=opens, tw_late=closes,
                prize=row["prize"], required=False, group=group,
            ))  # fmt: skip
    types = [
        pyvrp.VehicleType(
            1, [], depot_at[row["base"], None], depot_at[row["base"], None],
            tw_early=row["starts"], tw_late=row["ends"], profile=sets[tuple(row["skills"])],
        )
        for row in days
    ]  # fmt: skip
    locations = [pyvrp.Location(0, 0) for _ in known]
    return (
        pyvrp.ProblemData(locations, clients, depots, types, matrices, matrices, groups),
        client_visit,
    )


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
