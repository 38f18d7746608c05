"""The dispatch engine beside pinned peers, in one run: `make bench-dispatch`.

    python -m bench.dispatch [--only C2,C3] [--quick] [--seconds N] [--instances FOLDER]
                             [--json FILE] [--page]

To add a case, write a module in `bench/dispatch/cases/` that ends with

    CASES = (
        Case("B3", "A batch with headcounts", "What is measured, in plain words.", run),
    )

and name the module in `registry.py`. `run(asked)` measures and returns a `Found`:

    def run(asked: Asked) -> Found:
        answer = ...                      # asked.pick(full, quick) gives the size for --quick
        return Found(
            figures=[Figure("objective / bound", answer.objective / bound, at_most(1.004, stretch=1.002))],
            wrong=check(answer, ...),     # every answer goes through the independent checker
            notes=["anything a reader must know: a peer that is missing, a cut that was made"],
        )

A figure's verdict (stretch, passed, missed, not measured) is computed from its goal, never typed in.
`Figure(..., None, goal)` is a figure that could not be measured (a peer is missing): say why in a note.
A figure without a goal is told only. Seconds of ours are processor seconds (`asked.clock()`),
since machines are shared; a peer has its own limit and a process of its own (`peers.py`).
`asked.tell("words")` moves the progress line. `Found.kept` goes into the JSON for pictures.
"""
