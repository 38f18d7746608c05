"""Web and raw in turn, on both databases, in the same minutes."""

import json
import sys
from collections.abc import Callable
from statistics import median
from typing import Any

from bench.peers.loading import load
from bench.peers.rounds import WARM, Plan
from bench.peers.scratch import Scratch, ScratchError
from bench.peers.serving import Served, serving
from bench.peers.systems.ours import Ours
from bench.raw import on_postgres
from bench.raw.on_file import OursOnFile

KEYS = ("list", "write")
RUNS = 2 * 2 * 2
"""A round: list and write, web and raw, on two databases."""


def measure(scratch: Scratch, plan: Plan, *, say: Callable[[str], None], advance: Callable[[], None]) -> dict[str, Any]:  # fmt: skip
    """By database: rates of each round, the ratio of their medians, the profile. Raises ScratchError."""
    told = {}
    for name, system in (("PostgreSQL", Ours(scratch)), ("SQLite", OursOnFile(scratch))):
        say(f"{name}: setting up …")
        system.set_up()
        raw = _postgres(scratch, system, plan) if name == "PostgreSQL" else _sqlite(system, plan)
        statements = raw.prepare()
        with serving(system) as served:
            rounds = _rounds(scratch, served, raw.replay, plan, advance)
        told[name] = {
            "statements": statements,
            "rounds": rounds,
            "ratios": {key: ratio(rounds, key) for key in KEYS},
            "layers": _child(system, "sample"),
        }
    return told


def ratio(rounds: list[dict[str, Any]], key: str) -> float:
    """Web rate by raw rate, each the median of the rounds."""
    return median(one[key]["web"] for one in rounds) / median(one[key]["raw"] for one in rounds)


class _Raw:
    """How one database is replayed on."""

    def __init__(self, prepare: Callable[[], Any], replay: Callable[[str], float]) -> None:
        self.prepare, self.replay = prepare, replay


def _postgres(scratch: Scratch, system: Ours, plan: Plan) -> _Raw:
    def replay(key: str) -> float:
        scripts = sorted(system.folder.glob(f"{key}*.sql"))
        grows = "orders_order" if key == "write" else ""
        return on_postgres.run(scratch, system.name, scripts, seconds=plan.seconds, grows=grows)

    return _Raw(lambda: _child(system, "scripts"), replay)


def _sqlite(system: Ours, plan: Plan) -> _Raw:
    def replay(key: str) -> float:
        return float(_child(system, "replay", key, str(plan.seconds))["rate"])

    return _Raw(lambda: _child(system, "steps"), replay)


def _rounds(scratch: Scratch, served: Served, replay: Callable[[str], float], plan: Plan, advance: Callable[[], None]) -> list[dict[str, Any]]:  # fmt: skip
    """All lists before the first write: a list is of two hundred orders in a table that nobody has filled meanwhile."""
    asks = {ask.key: ask for ask in served.system.asks(served.port)}
    found: list[dict[str, Any]] = [{} for _ in range(plan.rounds)]
    for key in KEYS:
        for one in found:
            load(scratch, asks[key], served.port, times=WARM)
            loaded = load(scratch, asks[key], served.port, seconds=plan.seconds)
            if loaded.failed or not loaded.requests:
                message = f"{key}: {loaded.failed} of {loaded.requests} failed: {loaded.worst}"
                raise ScratchError(message)
            advance()
            one[key] = {"web": loaded.requests / loaded.seconds, "raw": replay(key)}
            advance()
    return found


def _child(system: Ours, what: str, *more: str) -> Any:
    folder = system.folder
    command = [sys.executable, "-m", "bench.raw.child", what, str(folder / "seeded.json"), str(folder), *more]  # fmt: skip
    return json.loads(system.run(*command).splitlines()[-1])
