"""Rounds by OR-Tools' routing: parallel insertion, then guided local search. It takes no seed."""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from ortools.constraint_solver import pywrapcp, routing_enums_pb2


def main(file: str, seconds: float, seed: int) -> None:
    """Read, solve, print."""
    told = json.loads(Path(file).read_text("utf-8"))
    visits, days, ways = told["visits"], told["days"], told["ways"]
    before, begun = time.process_time(), time.perf_counter()
    bases = list(dict.fromkeys(row["base"] for row in days))
    ends = [len(visits) + bases.index(row["base"]) for row in days]
    at = [row["place"] for row in visits] + bases
    stays = [row["seconds"] for row in visits] + [0] * len(bases)
    manager = pywrapcp.RoutingIndexManager(len(at), len(days), ends, ends)
    routing = pywrapcp.RoutingModel(manager)
    cost = routing.RegisterTransitMatrix([[ways[a][b] for b in at] for a in at])
    lasts = routing.RegisterTransitMatrix(
        [[stay + ways[a][b] for b in at] for a, stay in zip(at, stays, strict=True)]
    )
    routing.SetArcCostEvaluatorOfAllVehicles(cost)
    horizon = max(row["ends"] for row in days)
    routing.AddDimension(lasts, horizon, horizon, False, "time")
    clock = routing.GetDimensionOrDie("time")
    for number, row in enumerate(days):
        for index in (routing.Start(number), routing.End(number)):
            clock.CumulVar(index).SetRange(row["starts"], row["ends"])
    for number, row in enumerate(visits):
        index = manager.NodeToIndex(number)
        routing.AddDisjunction([index], row["prize"])
        spans = sorted(row["spans"])
        moment = clock.CumulVar(index)
        moment.SetRange(spans[0][0], max(closes for _, closes in spans))
        for one, following in pairwise(spans):
            if one[1] + 1 <= following[0] - 1:
                moment.RemoveInterval(one[1] + 1, following[0] - 1)
        able = [n for n, day in enumerate(days) if set(row["skills"]) <= set(day["skills"])]
        routing.VehicleVar(index).SetValues([-1, *able])
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    parameters.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    curve: list[list[float]] = []

    def note() -> None:
        value = routing.CostVar().Max()
        if not curve or value < curve[-1][1]:
            curve.append([round(time.process_time() - before, 3), value])

    routing.AddAtSolutionCallback(note)
    # Processor seconds: the machine may be shared.
    spent = lambda: time.process_time() - before >= seconds  # noqa: E731
    routing.AddSearchMonitor(routing.solver().CustomLimit(spent))
    found = routing.SolveWithParameters(parameters)
    tours = []
    for number in range(len(days) if found else 0):
        index, route = routing.Start(number), []
        while not routing.IsEnd(index := found.Value(routing.NextVar(index))):
            route.append(manager.IndexToNode(index))
        if route:
            tours.append([number, route])
    print(json.dumps({
        "tours": tours, "cpu_seconds": time.process_time() - before,
        "wall_seconds": time.perf_counter() - begun, "curve": curve, "version": "9.15",
    }))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
