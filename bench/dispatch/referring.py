"""Reference bounds for C7: `python -m bench.dispatch.referring [91-1 402-2 …]`; minutes a question.

As `prove`, but from the prices of a long search and until whole enumeration finds nothing better
twice on end. Written to `references.json`, with a digest of the very question.
"""

import json
import sys
import time

from bench.dispatch import runs
from bench.dispatch.cases.bounds import REFERENCES, digest
from wudan.matching.rounds import prove

QUESTIONS = ("24-1", "91-1", "91-2", "91-3", "402-1", "402-2", "402-3", "402-mtw-1")
_SECONDS = 30.0
_ROUNDS = 6
_PATIENCE = 2


def main(arguments: list[str]) -> int:
    """Prove again and again, keep the best."""
    for name in arguments or QUESTIONS:
        size, _, seed = name.rpartition("-")
        question = runs.question(size, int(seed))
        begun = time.process_time()
        best = runs.ours(size, int(seed), _SECONDS).steps[-1][1]
        idle = 0
        for turn in range(_ROUNDS):
            again = prove(
                best, question.visits, question.days, travel=question.travel,
                sweeps=30 + 10 * turn, exact_sweeps=6,
            )  # fmt: skip
            idle = 0 if (again.bound or 0) > (best.bound or 0) else idle + 1
            best = max(best, again, key=lambda one: one.bound or 0)
            print(
                f"{question.name}: {again.bound:,} ({time.process_time() - begun:.0f} s)",
                flush=True,
            )
            if idle >= _PATIENCE:
                break
        known = json.loads(REFERENCES.read_text("utf-8"))
        known[question.name] = {"bound": best.bound, "digest": digest(question)}
        words = json.dumps(dict(sorted(known.items())), indent=1)
        REFERENCES.write_text(words + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
