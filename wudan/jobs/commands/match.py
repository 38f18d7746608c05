"""Ask the dispatch engine from a file: `wudan match plan FILE` reads JSON and writes JSON.

Formats: docs/howto/engine.md. `--seconds` only says when to stop asking for better; the answer
tells its `work`, and `--work` with the same seed gives the same answer byte for byte.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from wudan.jobs.progress import Progress
from wudan.kit import canonical
from wudan.matching.rounds import Effort, check, plan, prove
from wudan.matching.rounds.reading import Unreadable, read_instance, spell_plan

HELP = "ask the dispatch engine from a file (巡回配送排程)"
_MOST = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The face, the file, and how far to go."""
    parser.add_argument("face", choices=["plan"], help="plan: rounds of teams to villages")
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--seconds", type=float, default=10.0, help="when to stop asking for better"
    )
    parser.add_argument("--work", type=int, help="stop at this unit of work, whatever the time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--prove", action="store_true", help="reckon a lower bound as well")


def run(options: argparse.Namespace) -> int:
    """Write the best plan to standard output; what is wrong with the file, in one line."""
    try:
        asked = read_instance(json.loads(options.file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError):
        print(f"读不到文件：{options.file}", file=sys.stderr)
        return 2
    except (json.JSONDecodeError, Unreadable, RecursionError) as wrong:
        print(f"文件看不懂：{wrong}", file=sys.stderr)
        return 2
    until = time.monotonic() + options.seconds
    moves = _MOST if options.work is None else max(0, options.work - 1)
    progress = Progress(options.work or 0, "排程")
    for found in plan(
        asked.visits, asked.days, travel=asked.travel, seed=options.seed, mode=asked.mode,
        effort=Effort(moves=moves),
    ):  # fmt: skip
        best = found
        progress.advance()
        if options.work is None and time.monotonic() >= until:
            break
        if found.work == options.work:
            break
    progress.finish()
    if options.prove:
        best = prove(best, asked.visits, asked.days, travel=asked.travel, mode=asked.mode)
    wrong_with_it = check(best, asked.visits, asked.days, travel=asked.travel, mode=asked.mode)
    for words in wrong_with_it:
        print(words, file=sys.stderr)
    print(canonical.spell(spell_plan(best, seed=options.seed)).decode("utf-8"))
    return 1 if wrong_with_it else 0
