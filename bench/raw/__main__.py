"""The command line of the raw limit; what it does is told in the package's docstring."""

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from bench.dispatch.running import machine
from bench.peers.rounds import Plan
from bench.peers.scratch import HOME, ScratchError, open_scratch
from bench.raw import page
from bench.raw.measuring import RUNS, measure
from wudan.jobs.progress import Progress

QUICK = Plan(rounds=1, seconds=1)


def main(arguments: list[str]) -> int:
    """Measure, judge, print; 1 where an aim was missed, 2 where it cannot be done here."""
    parser = argparse.ArgumentParser(prog="python -m bench.raw", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="of each run")
    parser.add_argument("--quick", action="store_true", help="does it work? one short round")
    parser.add_argument("--page", action="store_true", help="write docs/benchmarks.md from it, too")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # servers stopped, too
    plan = QUICK if asked.quick else Plan(asked.rounds, asked.seconds)
    load_before, bar = os.getloadavg(), Progress(plan.rounds * RUNS, "measuring")
    try:
        with open_scratch() as scratch:
            told = measure(scratch, plan, say=lambda words: print(words, file=sys.stderr, flush=True), advance=bar.advance)  # fmt: skip
    except ScratchError as fault:
        print(fault, file=sys.stderr)
        return 2
    bar.finish()
    result = {
        "machine": machine(), "quick": asked.quick, "rounds": plan.rounds, "seconds": plan.seconds,
        "load_before": list(load_before), "databases": told,
    }  # fmt: skip
    file = HOME / ("raw-quick.json" if asked.quick else "raw.json")
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print("\n".join(page.lines(result)))
    print(f"written to {file}")
    if asked.page:
        page.write(result, Path("docs"))
    return 1 if page.missed(result) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
