"""Set every system up, serve them all, and load them in turn, round after round."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any

from bench.peers import usage
from bench.peers.loading import check_page, load, statements, weigh
from bench.peers.scratch import Scratch
from bench.peers.serving import Served, serving
from bench.peers.shapes import Ask, Run
from bench.peers.systems.base import System

WARM = 40
"""Requests before the first that counts, each kind: both workers have compiled and connected."""
RESTS = 0.3
"""Seconds between runs, for what a write leaves to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How often, and how long."""

    rounds: int = 5
    seconds: float = 5.0


def measure(
    scratch: Scratch, systems: Sequence[System], plan: Plan, *,
    say: Callable[[str], None], advancing: Callable[[int], Callable[[], None]],
) -> dict[str, Any]:  # fmt: skip
    """All of them, by name: requests, runs, statements, memory. Raises ScratchError.

    `advancing` is told how many runs there will be, and answers what is called after each.
    """
    for system in systems:
        begun = time.monotonic()
        say(f"{system.title}: setting up …")
        system.set_up()
        say(f"{system.title}: ready after {time.monotonic() - begun:.0f} s")
    with ExitStack() as stack:
        served = [stack.enter_context(serving(system)) for system in systems]
        asked = [(one, ask) for one in served for ask in one.system.asks(one.port)]
        for one, ask in asked:
            load(scratch, ask, one.port, times=WARM)
            check_page(ask, one.port)
        advance = advancing(plan.rounds * len(asked))
        runs: dict[tuple[str, str], list[Run]] = {}
        for number in range(1, plan.rounds + 1):
            for one, ask in asked:
                time.sleep(RESTS)
                run = _run(scratch, one, ask, number, plan.seconds)
                runs.setdefault((one.system.name, ask.key), []).append(run)
                advance()
        return {one.system.name: _told(scratch, one, runs) for one in served}


def _run(scratch: Scratch, one: Served, ask: Ask, number: int, seconds: float) -> Run:
    return weigh(
        scratch, ask, port=one.port, server=one.pid, database=one.system.name,
        number=number, seconds=seconds,
    )  # fmt: skip


def _told(scratch: Scratch, one: Served, runs: dict[tuple[str, str], list[Run]]) -> dict[str, Any]:
    """Memory first: statements are counted when nothing is measured any more."""
    megabytes, share = usage.worker_megabytes(one.pid)
    asks = {}
    for ask in one.system.asks(one.port):
        seen = runs[one.system.name, ask.key]
        sql, plain = statements(scratch, ask, one.port, one.system.name)
        asks[ask.key] = {
            "title": ask.title,
            "kind": str(ask.kind),
            "sql": sql,
            "sql_plain": plain,
            "runs": [asdict(run) | {"fault": run.fault()} for run in seen],
        }
    return {"title": one.system.title, "megabytes": megabytes, "share": share, "asks": asks}
