"""The command line of the nation; what it does is told in the package's docstring."""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from bench.dispatch.running import machine
from bench.nation import page
from bench.nation.making import Nation
from bench.peers.scratch import ScratchError, open_postgres
from wudan.jobs.progress import Progress

HOME = Path(os.environ.get("BENCH_NATION", "var/bench-nation")).resolve()
ORDERS = 1_000_000
BYTES_AN_ORDER = 13_000
"""With its deadlines, events and indexes, while it is made; what is left is three quarters of it."""
COMPRESSED = 3
"""So many bytes of a database become one, at the least, where the file system compresses (btrfs, zstd:1)."""


def main(arguments: list[str]) -> int:
    """Make, measure, print; 1 where a request costs too much more, 2 where it cannot be done here."""
    parser = argparse.ArgumentParser(prog="python -m bench.nation", description=__doc__)
    parser.add_argument("--orders", type=int, default=ORDERS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=100, help="of each request a round")
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md from it, too")
    parser.add_argument("--parted", action="store_true", help="then cut the journal by county, and weigh again")  # fmt: skip
    parser.add_argument(
        "--remove", action="store_true", help="remove the data that was made, and end"
    )
    parser.add_argument("--compressed", action="store_true", help="the folder BENCH_NATION lies on a file system that compresses: ask for a third of the room")  # fmt: skip
    asked = parser.parse_args(arguments)
    if asked.remove:
        shutil.rmtree(HOME, ignore_errors=True)
        return 0
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)
    )  # the server stopped, too
    try:
        _insist_on_room(asked.orders, COMPRESSED if asked.compressed else 1)
        with open_postgres(HOME) as scratch:
            nation = Nation(scratch, asked.orders)
            result = {"asked": asked.orders, "compressed": asked.compressed} | _measured(
                nation, asked.rounds, asked.runs
            )
            if asked.parted:
                result["parted"] = _parted(nation, asked.rounds, asked.runs)
    except ScratchError as fault:
        print(fault, file=sys.stderr)
        return 2
    file = HOME / f"nation-{result['orders']}.json"
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print("\n".join(page.lines(result)))
    print(f"written to {file}")
    if asked.page:
        page.write(result, Path("docs"))
    return 1 if page.missed(result) else 0


def _measured(nation: Nation, rounds: int, runs: int) -> dict[str, Any]:
    began = time.monotonic()
    nation.make()
    made, load = time.monotonic() - began, os.getloadavg()
    weights: dict[str, list[Any]] = {"county": [], "nation": []}
    bar = Progress(rounds * 2, "测量", bar=True)
    for turn in range(rounds):
        for name in ("county", "nation") if turn % 2 == 0 else ("nation", "county"):
            weights[name].append(nation.child(name, "weigh", nation.seeded, runs))
            bar.advance()
    bar.finish()
    return {
        "machine": machine(), "orders": nation.orders, "rounds": rounds, "runs": runs, "seconds_to_make": round(made),
        "load_before": list(load), "weights": weights,
        "sizes": {name: _size(nation, name) for name in weights},
    }  # fmt: skip


def _parted(nation: Nation, rounds: int, runs: int) -> dict[str, Any]:
    """`wudan partition` in the nation; the requests again, in turns. The next run makes the nation anew."""
    nation.forget()
    told: dict[str, Any] = nation.child("nation", "part", nation.seeded)
    told["weights"] = {"county": [], "nation": []}
    for _ in range(rounds):
        for name, found in told["weights"].items():
            found.append(nation.child(name, "weigh", nation.seeded, runs))
    return told


def _size(nation: Nation, name: str) -> dict[str, int]:
    tables = ("areas_area", "areas_unit", "people_person", "orders_order", "orders_deadline", "journal_chain",
              "journal_event", "journal_outbox", "journal_storedanswer")  # fmt: skip
    with nation.scratch.connect(name) as opened:
        row = opened.execute("SELECT pg_database_size(current_database())").fetchone()
        assert row is not None
        return {"bytes": int(row[0])} | {
            table: nation.scratch.rows(name, table) for table in tables
        }


def _insist_on_room(orders: int, times: int) -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    need = (6_000_000_000 + orders * BYTES_AN_ORDER) // times
    have = shutil.disk_usage(HOME).free + sum(one.stat().st_size // times for one in HOME.rglob("*") if one.is_file())  # fmt: skip
    if have < need:
        message = f"{orders:,} orders need {need / 1e9:.0f} GB, and {have / 1e9:.0f} GB are free: ask for fewer"
        raise ScratchError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
