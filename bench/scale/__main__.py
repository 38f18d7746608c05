"""The command line; what it does is told in the package's docstring."""

import argparse
import json
import os
import shutil
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.dispatch.running import machine
from bench.peers.scratch import ScratchError, open_postgres
from bench.scale import page
from bench.scale.houses import Houses, OnPostgres, OnSqlite
from bench.scale.sizes import room
from wudan.jobs.progress import Progress

HOME = Path(os.environ.get("BENCH_SCALE", "var/bench-scale")).resolve()
TIMES = [1, 10, 100]


def main(arguments: list[str]) -> int:
    """Lay what is missing, measure, print; 1 where a request grows too much, 2 where it cannot be done here."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("times", nargs="*", type=int, default=TIMES, help="sizes, by how many times")  # fmt: skip
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=60, help="of each request a round")
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md from it, too")
    parser.add_argument("--lay", action="store_true", help="lay the data, and end")
    parser.add_argument("--remove", action="store_true", help="remove the data that was laid, and end")  # fmt: skip
    asked = parser.parse_args(arguments)
    if asked.remove:
        shutil.rmtree(HOME, ignore_errors=True)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    kinds = [asked.only] if asked.only else ["sqlite", "postgresql"]
    sizes = sorted(set(asked.times))
    try:
        _insist_on_room(sizes, len(kinds))
        with ExitStack() as stack:
            houses: list[Houses] = [
                OnSqlite(HOME) if kind == "sqlite" else OnPostgres(HOME, stack.enter_context(open_postgres(HOME)))
                for kind in kinds
            ]  # fmt: skip
            laid = {one.name: {times: one.make(times) for times in sizes} for one in houses}
            if asked.lay:
                return 0
            weights: dict[str, Any] = {}
            for one in houses:
                weights[one.name] = _weighed(one, sizes, asked.rounds, asked.runs)
                _keep("weights", weights)  # an hour's work is not lost by what comes after
    except ScratchError as fault:
        print(fault, file=sys.stderr)
        return 2
    result = {
        "machine": machine(), "load": list(os.getloadavg()), "rounds": asked.rounds, "runs": asked.runs,
        "sizes": sizes, "laid": laid, "weights": weights,
    }  # fmt: skip
    file = _keep("result", result)
    result = json.loads(file.read_text("utf-8"))
    print("\n".join(page.lines(result)))
    print(f"written to {file}")
    if asked.page:
        page.write(result, Path("docs"))
    return 1 if page.missed(result) else 0


def _weighed(houses: Houses, sizes: list[int], rounds: int, runs: int) -> dict[int, list[Any]]:
    """Sizes take turns, so that a busy minute of the machine meets them all."""
    found: dict[int, list[Any]] = {times: [] for times in sizes}
    bar = Progress(len(sizes) * (rounds + 1), f"{houses.name} 测量", bar=True)
    with ExitStack() as stack:
        for times in sizes:
            stack.enter_context(houses.copied(times))
            bar.advance()
        for turn in range(rounds):
            for times in sizes if turn % 2 == 0 else reversed(sizes):
                found[times].append(houses.weigh(times, runs))
                bar.advance()
    bar.finish()
    return found


def _keep(name: str, told: dict[str, Any]) -> Path:
    file = HOME / f"{name}.json"
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def _insist_on_room(sizes: list[int], databases: int) -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    need = room(sizes, databases)
    have = shutil.disk_usage(HOME).free + sum(one.stat().st_size for one in HOME.rglob("*") if one.is_file())  # fmt: skip
    if have < need:
        message = (
            f"these sizes need {need / 1e9:.0f} GB, and {have / 1e9:.0f} GB are free: ask for less"
        )
        raise ScratchError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
