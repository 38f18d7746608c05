"""The command line of the comparison; what it does is told in the package's docstring."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.dispatch.running import machine
from bench.peers import page, verdicts
from bench.peers.rounds import Plan, measure
from bench.peers.scratch import HOME, Scratch, ScratchError, open_scratch
from bench.peers.systems.base import System
from bench.peers.systems.helpdesk import Helpdesk
from bench.peers.systems.indico import Indico
from bench.peers.systems.ours import Ours
from bench.peers.systems.pretix import Pretix
from wudan.jobs.progress import Progress

SYSTEMS: dict[str, Callable[[Scratch], System]] = {
    "ours": Ours, "pretix": Pretix, "indico": Indico, "helpdesk": Helpdesk,
}  # fmt: skip
QUICK = Plan(rounds=1, seconds=2)


def main(arguments: list[str]) -> int:
    """Measure, judge, print; 1 where an aim was missed, 2 where it cannot be done here."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--only", help="systems, by name: ours,pretix")
    parser.add_argument("--rounds", type=int, default=Plan().rounds)
    parser.add_argument("--seconds", type=float, default=Plan().seconds, help="of each run")
    parser.add_argument("--quick", action="store_true", help="does it work? one short round")
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md from it, too")
    asked = parser.parse_args(arguments)
    names = [name.strip() for name in (asked.only or ",".join(SYSTEMS)).split(",")]
    if unknown := set(names) - SYSTEMS.keys():
        parser.error(f"no such system: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # servers stopped, too
    plan = QUICK if asked.quick else Plan(asked.rounds, asked.seconds)
    try:
        result = _measured(names, plan, quick=asked.quick)
    except ScratchError as fault:
        print(fault, file=sys.stderr)
        return 2
    file = HOME / ("peers-quick.json" if asked.quick else "peers.json")
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print("\n".join(page.lines(result)))
    print(f"written to {file}")
    if asked.page:
        page.write(result, Path("docs"))
    return 1 if verdicts.missed(result["verdicts"]) else 0


def _measured(names: list[str], plan: Plan, *, quick: bool) -> dict[str, Any]:
    load_before = os.getloadavg()
    bars: list[Progress] = []

    def advancing(total: int) -> Callable[[], None]:
        bars.append(Progress(total, "measuring"))
        return bars[0].advance

    with open_scratch() as scratch:
        systems = measure(
            scratch, [SYSTEMS[name](scratch) for name in names], plan,
            say=lambda words: print(words, file=sys.stderr, flush=True), advancing=advancing,
        )  # fmt: skip
    for bar in bars:
        bar.finish()
    return {
        "machine": machine(), "quick": quick, "rounds": plan.rounds, "seconds": plan.seconds,
        "load_before": list(load_before), "systems": systems,
        "verdicts": verdicts.told(systems, quick=quick),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
