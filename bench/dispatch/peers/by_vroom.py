"""Rounds by VROOM through pyvroom, at the levels asked for: what serves most by priority, then time.

It knows no prizes: a visit's priority is its prize in steps of a hundredth of the dearest.
"""

import json
import sys
import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import vroom


def main(file: str, seconds: float, seed: int, level: int) -> None:
    """Read, solve, print. It takes no seed."""
    told = json.loads(Path(file).read_text("utf-8"))
    problem = vroom.Input()
    problem.set_durations_matrix("car", np.array(told["ways"], np.uint32))
    skills = {
        name: n
        for n, name in enumerate(
            sorted({s for row in told["days"] + told["visits"] for s in row["skills"]})
        )
    }
    problem.add_vehicle([
        vroom.Vehicle(
            number, start=row["base"], end=row["base"], skills={skills[s] for s in row["skills"]},
            time_window=vroom.TimeWindow(row["starts"], row["ends"]), max_tasks=row["most_visits"],
        )
        for number, row in enumerate(told["days"])
    ])  # fmt: skip
    dearest = max(row["prize"] for row in told["visits"])
    problem.add_job([
        vroom.Job(
            number, location=row["place"], default_service=row["seconds"],
            skills={skills[s] for s in row["skills"]}, priority=max(1, row["prize"] * 100 // dearest),
            time_windows=[vroom.TimeWindow(opens, closes) for opens, closes in row["spans"]],
        )
        for number, row in enumerate(told["visits"])
    ])  # fmt: skip
    before, begun = time.process_time(), time.perf_counter()
    found = problem.solve(exploration_level=level, nb_threads=1, timeout=timedelta(seconds=seconds))
    spent = time.process_time() - before
    tours: dict[int, list[int]] = {}
    for row in found.routes.to_dict("records"):
        if row["type"] == "job":
            tours.setdefault(int(row["vehicle_id"]), []).append(int(row["id"]))
    print(json.dumps({
        "tours": sorted(tours.items()), "cpu_seconds": spent,
        "wall_seconds": time.perf_counter() - begun, "version": "1.15.2",
    }))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
