"""The command line of the suite; what it takes is told in the package's docstring."""

import argparse
import sys
from pathlib import Path

from bench.dispatch.page import write
from bench.dispatch.registry import cases
from bench.dispatch.running import failed, run
from bench.dispatch.shapes import Asked


def main(arguments: list[str]) -> int:
    """Run, judge, print; 1 where a goal was missed or an answer is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.dispatch", description=__doc__)
    parser.add_argument("--only", help="cases, by their ids: C2,C3")
    parser.add_argument("--quick", action="store_true", help="small sizes: does the suite work?")
    parser.add_argument("--seconds", type=float, help="in place of every time limit")
    parser.add_argument("--instances", type=Path, help="a folder of public instances")
    parser.add_argument("--json", type=Path, help="where to write (var/dispatch.json)")
    parser.add_argument("--page", action="store_true", help="write docs/dispatch.md from it, too")
    parser.add_argument("--list", action="store_true", help="only tell which cases there are")
    asked = parser.parse_args(arguments)
    try:
        chosen = cases({name.strip().upper() for name in (asked.only or "").split(",") if name})
    except KeyError as unknown:
        parser.error(f"no such case: {unknown.args[0]}")
    if asked.list:
        for case in chosen:
            print(f"{case.id:<4} {case.title}: {case.measures}")
        return 0
    file = asked.json or Path("var/dispatch-quick.json" if asked.quick else "var/dispatch.json")
    result = run(chosen, Asked(asked.quick, asked.seconds, asked.instances), file=file)
    if asked.page:
        write(result)
    return 1 if failed(result) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
