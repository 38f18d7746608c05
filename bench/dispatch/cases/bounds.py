"""C7: how near our own bound is to the best bound that a long run can prove."""

import hashlib
import json
from pathlib import Path

from bench.dispatch import runs
from bench.dispatch.cases.rounds import LONG, SEEDS
from bench.dispatch.rounds_asked import Rounds, spelled
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least
from wudan.matching.rounds import prove

REFERENCES = Path(__file__).parent.parent / "references.json"
"""Bounds of long runs (`bench.dispatch.referring`), with a digest of the question they belong to."""


def run(asked: Asked) -> Found:
    """Prove, prove again from the prices alone, compare."""
    found, known = Found(), json.loads(REFERENCES.read_text("utf-8"))
    sizes = asked.pick(
        [*(("91", seed) for seed in SEEDS), *(("402", seed) for seed in SEEDS), ("402-mtw", 1)],
        [("24", 1)],
    )
    again = 0
    for size, seed in sizes:
        question = runs.question(size, seed)
        asked.tell(question.name)
        proved, _ = runs.proved(size, seed, asked.limit(LONG))
        told = prove(proved, question.visits, question.days, travel=question.travel, sweeps=0)
        again += told.bound == proved.bound
        reference = known.get(question.name)
        if not reference or reference["digest"] != digest(question):
            found.notes = [*found.notes, f"{question.name}: no reference for this very question"]
            value = None
        else:
            value = proved.bound / reference["bound"]
        found.figures.append(Figure(question.name, value, at_least(0.99, stretch=0.998)))
    found.figures.append(
        Figure(
            "bounds that follow from their prices alone", again / len(sizes), at_least(1),
            only_full=False,
        )
    )  # fmt: skip
    return found


def digest(question: Rounds) -> str:
    """What a frozen question is known by."""
    told = json.dumps(spelled(question), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


CASES = (
    Case(
        "C7",
        "The bound itself",
        "Our proven lower bound beside the best that the same prover reaches in a run of many "
        "minutes for the same question; and whether it follows from the stored prices.",
        run,
    ),
)
