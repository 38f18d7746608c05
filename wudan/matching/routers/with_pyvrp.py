"""Run by another interpreter, as a file: PyVRP asked on standard input, answering line by line.

Imports nothing of the project, so that PyVRP need not live where the project does. Each route set
that is better than all before goes out at once as a line of JSON: whoever reads may end this
process at any moment and keeps the last line.

What is not allowed is dear in cost alone, never in time: with PyVRP 0.14.1's own largest value in
both tables its first local search did not end (site-dependent instances). Penalties begin low, or
they would not come down to where they help within half a minute.
"""

import json
import sys
import time
import warnings
from importlib.metadata import version
from typing import Any

import numpy as np
import pyvrp
from numpy.typing import NDArray
from pyvrp.search import NeighbourhoodParams, PerturbationParams
from pyvrp.solve import SolveParams

_FORBIDDEN = 40
"""Times the dearest way: what a way to somebody not allowed costs."""


class Telling:
    """Writes each better solution that keeps windows, loads and lengths."""

    def on_best(self, best: Any) -> None:
        """One line."""
        if best.is_feasible():
            tell({"routes": routes_of(best)})

    def on_start(self, search: Any) -> None:
        """Not told."""

    def on_end(self, result: Any) -> None:
        """The last word."""
        self.on_best(result.best)

    def on_iteration(self, *seen: Any) -> None:
        """Not told."""

    def on_restart(self, best: Any) -> None:
        """Not told."""


class Spent:
    """Stops when processor seconds are used up, or the clock has run."""

    def __init__(self, processor: float, clock: float) -> None:
        self.until = time.process_time() + processor
        self.last = time.monotonic() + clock

    def __call__(self, best: float) -> bool:
        return time.process_time() >= self.until or time.monotonic() >= self.last


def main() -> None:
    """Read, solve, tell."""
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--version"]:
        tell({"name": "pyvrp", "version": version("pyvrp")})
        return
    asked = json.load(sys.stdin)
    data = built(asked)
    first = [pyvrp.Route(data, visits(stops), kind) for kind, stops in asked["first"]]
    start = pyvrp.Solution(data, first) if first else None
    pyvrp.solve(
        data, stop=Spent(asked["processor"], asked["seconds"]), seed=asked["seed"],
        collect_stats=False, display=False, initial_solution=start,
        params=params(asked["options"]),
    )  # fmt: skip


def visits(stops: list[int]) -> list[Any]:
    """Clients as what a route does."""
    return [pyvrp.Activity(pyvrp.ActivityType.CLIENT, stop) for stop in stops]


def params(options: dict[str, Any]) -> Any:
    """Set for half a minute, not for hours."""
    return SolveParams(
        ils=pyvrp.IteratedLocalSearchParams(
            history_length=options.get("history", 300), callbacks=Telling()
        ),
        penalty=pyvrp.PenaltyParams(
            max_penalty=options.get("penalty", 100_000.0),
            solutions_between_updates=options.get("between", 500),
        ),
        neighbourhood=NeighbourhoodParams(num_neighbours=options.get("neighbours", 50)),
        perturbation=PerturbationParams(1, options.get("perturbations", 25)),
    )


def built(asked: dict[str, Any]) -> Any:
    """The data, with a table of ways for each set of clients that are not allowed."""
    costs, times = (np.array(asked[name], np.int64) for name in ("costs", "times"))
    forbidden = _FORBIDDEN * int(costs.max(initial=1))
    profiles: dict[tuple[int, ...], int] = {}
    unit = _unit(costs, asked["clients"])
    kinds = [_kind(row, profiles, unit) for row in asked["vehicles"]]
    groups = [pyvrp.ClientGroup(required=row) for row in asked["groups"]]
    clients = [_client(row, unit) for row in asked["clients"]]
    for number, row in enumerate(asked["clients"]):
        if row["group"] is not None:
            groups[row["group"]].add_client(number)
    tables = [_without(costs, asked["clients"], refused, forbidden) for refused in profiles]
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(x=0, y=0) for _ in costs], clients=clients,
        depots=[pyvrp.Depot(location=place) for place in asked["depots"]], vehicle_types=kinds,
        distance_matrices=tables, duration_matrices=[times] * len(tables), groups=groups,
    )  # fmt: skip


def _unit(costs: NDArray[np.int64], clients: list[dict[str, Any]]) -> int:
    """What a load is stretched by, so that one too much costs about as much as a way too far."""
    demand: list[int] = [row["demand"] for row in clients if row["demand"] > 0]
    if not demand:
        return 1
    return max(1, int(float(costs.mean()) * len(demand) / (10 * sum(demand))))


def _client(row: dict[str, Any], unit: int) -> Any:
    return pyvrp.Client(
        location=row["place"], delivery=[row["demand"] * unit], service_duration=row["seconds"],
        tw_early=row["opens"], tw_late=row["closes"], prize=row["prize"] or 0,
        required=row["prize"] is None and row["group"] is None, group=row["group"],
    )  # fmt: skip


def _kind(row: dict[str, Any], profiles: dict[tuple[int, ...], int], unit: int) -> Any:
    refused = tuple(row["refused"])
    more = {} if row["longest"] is None else {"shift_duration": row["longest"]}
    return pyvrp.VehicleType(
        num_available=row["count"], capacity=[row["capacity"] * unit], start_depot=row["start"],
        end_depot=row["end"], fixed_cost=row["fixed"], tw_early=row["starts"], tw_late=row["ends"],
        profile=profiles.setdefault(refused, len(profiles)), **more,
    )  # fmt: skip


def _without(
    costs: NDArray[np.int64], clients: list[dict[str, Any]], refused: tuple[int, ...], forbidden: int
) -> NDArray[np.int64]:  # fmt: skip
    places = [clients[number]["place"] for number in refused]
    table = costs.copy()
    table[:, places] += forbidden
    table[places, :] += forbidden
    np.fill_diagonal(table, 0)
    return table


def routes_of(best: Any) -> list[tuple[int, list[int]]]:
    """Kind and clients of each route."""
    return [
        (route.vehicle_type(), [one.idx for one in route if one.is_client()])
        for route in best.routes()
    ]


def tell(told: Any) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
