"""X1: the same question twice, and on one processor and on two, in processes of their own."""

import hashlib
import os
import subprocess
import sys

from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least

FACES = ("rank", "assign", "staff", "plan", "amend", "roster", "pairs")


def run(asked: Asked) -> Found:
    """Three runs a face: twice on one processor, once on as many as there are."""
    found, same, across = Found(), 0, 0
    every = sorted(os.sched_getaffinity(0))
    size = asked.pick("91", "24")
    for face in FACES:
        asked.tell(face)
        one, again = (answer_in_a_process(face, size, every[:1]) for _ in range(2))
        many = answer_in_a_process(face, size, every[:2])
        same += one == again != ""
        across += one == many != ""
        if not one == again == many:
            found.notes = [*found.notes, f"{face}: {one[:8]} {again[:8]} {many[:8]}"]
    if len(every) < 2:
        found.notes = [*found.notes, "only one processor is there: the second count is the first"]
    found.figures = [
        Figure("faces with equal answers, run twice", same, at_least(len(FACES)), only_full=False),
        Figure("faces with equal answers, one processor or two", across, at_least(len(FACES)), only_full=False),
    ]  # fmt: skip
    return found


def answer_in_a_process(face: str, size: str, processors: list[int]) -> str:
    """The digest of an answer from a new process, bound to some processors."""
    code = (
        f"import os; os.sched_setaffinity(0, {processors}); "
        f"from bench.dispatch.answering import answer; print(answer({face!r}, {size!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return hashlib.sha256(done.stdout.encode()).hexdigest() if done.stdout else ""


CASES = (
    Case(
        "X1",
        "The same again",
        "Every face asked twice with the same seed and work, in processes of their own, on one "
        "processor and on two: the answers are equal byte for byte.",
        run,
    ),
)
