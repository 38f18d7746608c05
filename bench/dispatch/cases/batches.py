"""B1 and B2: a whole open set settled at once, a squad an order."""

import tempfile
from pathlib import Path
from statistics import median

import numpy as np

from bench.dispatch.asking import Peer, ask, troubles
from bench.dispatch.batches import units, week
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.batch import Arc, Batch, Crew, Job, check, settle

SCIPY = Peer("SciPy matching", "by_scipy.py")
HIGHS = Peer("HiGHS", "by_highs.py")


def county(asked: Asked) -> Found:
    """B1."""
    found, ratios, above = Found(), [], []
    sizes = asked.pick((2000, 130), (200, 20))
    with tempfile.TemporaryDirectory() as folder:
        for seed in (1, 2, 3):
            asked.tell(f"seed {seed}")
            jobs, crews, arcs = units(week(*sizes, seed=seed))
            batch, took = _settled(asked, found, jobs, crews, arcs)
            above.append(batch.objective / max(1, batch.bound))
            reply = ask(SCIPY, _matching(Path(folder), jobs, crews, arcs), seconds=60, seed=seed)
            found.notes = [*found.notes, *troubles([reply])]
            if reply.told.get("cpu_seconds"):
                ratios.append(took / reply.told["cpu_seconds"])
    found.figures = [
        Figure("objective / optimum (proved by its prices)", max(above), at_most(1), only_full=False),
        Figure(
            "time / SciPy's for the inner matching", median(ratios) if ratios else None,
            at_most(4, stretch=2),
        ),
    ]  # fmt: skip
    return found


def prefecture(asked: Asked) -> Found:
    """B2."""
    found = Found()
    sizes, counties = asked.pick(((20_000, 1300), 10), ((400, 30), 3))
    asked.tell("making the week")
    jobs, crews, arcs = units(week(*sizes, seed=1, counties=counties))
    asked.tell("ours")
    batch, took = _settled(asked, found, jobs, crews, arcs)
    asked.tell("HiGHS")
    with tempfile.TemporaryDirectory() as folder:
        file = _program(Path(folder), jobs, crews, arcs)
        reply = ask(HIGHS, file, seconds=asked.limit(180))
    found.notes = [*troubles([reply]), f"{len(arcs):,} arcs; ours {took:.2f} s with the proof"]
    told = reply.told
    if told and told.get("objective") is None:
        found.notes = [*found.notes, "HiGHS had no optimum when its time was up"]
    elif told and abs(told["objective"] - batch.objective) > 0.5:
        found.wrong = [*found.wrong, f"HiGHS has {told['objective']}, we {batch.objective}"]
    ratio = took / told["cpu_seconds"] if told.get("cpu_seconds") else None
    found.figures = [
        Figure(
            "objective / optimum (proved by its prices)", batch.objective / max(1, batch.bound),
            at_most(1), only_full=False,
        ),
        Figure("time / HiGHS's linear program", ratio, at_most(0.15, stretch=0.05)),
    ]  # fmt: skip
    return found


def _settled(
    asked: Asked, found: Found, jobs: list[Job], crews: list[Crew], arcs: list[Arc]
) -> tuple[Batch, float]:  # fmt: skip
    begun = asked.clock()
    batch = settle(jobs, crews, arcs)
    took = asked.clock() - begun
    found.wrong = [*found.wrong, *check(batch, jobs, crews, arcs)]
    return batch, took


def _matching(folder: Path, jobs: list[Job], crews: list[Crew], arcs: list[Arc]) -> Path:
    """The inner problem: every place a column, and one of each job's own for nobody."""
    row = {job.id: number for number, job in enumerate(jobs)}
    first: dict[tuple[str, object], range] = {}
    columns = 0
    for crew in crews:
        for slot, places in crew.places.items():
            first[crew.id, slot] = range(columns, columns + places)
            columns += places
    cells = [(row[arc.job], at, arc.cost) for arc in arcs for at in first[arc.crew, arc.slot]]
    cells += [(number, columns + number, job.penalty) for number, job in enumerate(jobs)]
    table = np.array(cells, np.int64)
    file = folder / "matching.npz"
    np.savez(
        file, rows=table[:, 0], columns=table[:, 1], costs=table[:, 2], jobs=len(jobs),
        places=columns + len(jobs),
    )  # fmt: skip
    return file


def _program(folder: Path, jobs: list[Job], crews: list[Crew], arcs: list[Arc]) -> Path:
    """The whole flow as a linear program: jobs, places, loads."""
    row = {job.id: number for number, job in enumerate(jobs)}
    place = {
        (crew.id, slot): n for n, (crew, slot) in enumerate((c, s) for c in crews for s in c.places)
    }
    load = {crew.id: number for number, crew in enumerate(crews)}
    count, times = len(jobs), len(place)
    columns = [
        (arc.cost, (row[arc.job], count + place[arc.crew, arc.slot], count + times + load[arc.crew]), (1, 1, 1))
        for arc in arcs
    ]  # fmt: skip
    columns += [(job.penalty, (row[job.id],), (1,)) for job in jobs]
    columns += [
        (crew.step(nth), (count + times + load[crew.id],), (-1,))
        for crew in crews
        for nth in range(1, crew.limit + 1)
    ]
    rooms = np.ones(len(columns))
    lows = np.concatenate([np.ones(count), np.full(times, -np.inf), np.full(len(crews), -np.inf)])
    highs = np.concatenate(
        [
            np.ones(count), [crew.places[slot] for crew in crews for slot in crew.places],
            np.zeros(len(crews)),
        ]
    )  # fmt: skip
    file = folder / "program.npz"
    np.savez(
        file, costs=np.array([cost for cost, _, _ in columns], float), rooms=rooms, lows=lows,
        highs=highs, starts=np.cumsum([0, *(len(at) for _, at, _ in columns)]).astype(np.int32),
        index=np.array([one for _, at, _ in columns for one in at], np.int32),
        values=np.array([one for _, _, by in columns for one in by], float), whole=False,
    )  # fmt: skip
    return file


CASES = (
    Case(
        "B1",
        "A county's open orders",
        "2,000 orders for 130 teams, settled at once: whether it is the best there is, and how long "
        "it takes beside SciPy's matching of the inner problem (no loads, no proof).",
        county,
    ),
    Case(
        "B2",
        "A prefecture's open orders",
        "20,000 orders for 1,300 teams of ten counties: the same, beside the linear program by HiGHS.",
        prefecture,
    ),
)
