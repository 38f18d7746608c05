"""B5 and S1: counties that share teams, and a province of a hundred counties over all processors."""

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from bench.dispatch.batches import heads, units, week
from bench.dispatch.rounds_asked import rounds
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.batch import Effort, check, settle, settle_apart, staff
from wudan.matching.rounds import check as check_plan
from wudan.matching.rounds import plan

NATION = 2_800
"""Counties."""

PAPER = {"batch": 0.07, "heads": 0.26, "rounds": 27.0}
"""Processor seconds a county, as reckoned on paper before anything of it was built."""


def pooled(asked: Asked) -> Found:
    """B5."""
    found, losses = Found(), []
    sizes, counties = asked.pick(((20_000, 1300), 10), ((600, 60), 3))
    for seed in asked.pick((1, 2), (1,)):
        asked.tell(f"seed {seed}: the whole at once")
        drawn = week(*sizes, seed=seed, counties=counties)
        question = units(drawn)
        best = settle(*question)
        asked.tell(f"seed {seed}: county by county")
        begun = asked.clock()
        apart = settle_apart(
            *question, job_county={one.id: f"{one.county}" for one in drawn.orders},
            crew_county={one.id: f"{one.county}" for one in drawn.teams if one.county >= 0},
        )  # fmt: skip
        took = asked.clock() - begun
        found.wrong = [*found.wrong, *check(apart, *question)]
        losses.append(apart.objective / best.objective)
        found.notes = [
            *found.notes,
            f"seed {seed}: {apart.objective / best.objective:.4f} of the optimum, in {took:.1f} s of one "
            f"processor; its own prices prove {apart.objective / apart.bound:.4f}",
        ]
    found.figures = [Figure("objective / optimum", max(losses), at_most(1.02, stretch=1.01))]
    return found


@dataclass(frozen=True, slots=True)
class Done:
    """What one county took, in processor seconds of its worker."""

    face: str
    seconds: float
    wrong: tuple[str, ...]


def one_county(face: str, area: int, quick: bool) -> Done:
    """Solve one face of one county. A county is its number: workers are given no data."""
    begun = time.process_time()
    if face == "rounds":
        return _one_plan(area, quick, begun)
    drawn = week(*((200, 20) if quick else (2000, 130)), seed=area)
    question = units(drawn) if face == "batch" else heads(drawn)
    begun = time.process_time()
    batch = (
        settle(*question)
        if face == "batch"
        else next(iter(staff(*question, effort=Effort(moves=0))))
    )
    took = time.process_time() - begun
    return Done(face, took, tuple(check(batch, *question)))


def _one_plan(area: int, quick: bool, begun: float) -> Done:
    asked = rounds("91" if quick else "402", area)
    begun = time.process_time()
    plans = plan(asked.visits, asked.days, travel=asked.travel, seed=area)
    made = next(plans)
    while time.process_time() - begun < (1 if quick else PAPER["rounds"]):
        made = next(plans, made)
    took = time.process_time() - begun
    return Done(
        "rounds", took, tuple(check_plan(made, asked.visits, asked.days, travel=asked.travel))
    )


def province(asked: Asked) -> Found:
    """S1: batches of all counties; rounds of some, since those of all take most of an hour."""
    found = Found()
    counties, planned = asked.pick((100, 4), (4, 1))
    tasks = [(face, area) for face in ("batch", "heads") for area in range(1, counties + 1)]
    tasks += [("rounds", area) for area in range(1, planned + 1)]
    workers = len(os.sched_getaffinity(0))
    spent: dict[str, list[float]] = {face: [] for face in PAPER}
    began = time.monotonic()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(one_county, face, area, asked.quick) for face, area in tasks]
        for number, future in enumerate(as_completed(waiting), 1):
            done = future.result()
            spent[done.face].append(done.seconds)
            found.wrong = [*found.wrong, *done.wrong]
            asked.tell(f"{number} of {len(tasks)}, {workers} processors")
    wall = time.monotonic() - began
    means = {face: sum(times) / len(times) for face, times in spent.items()}
    found.figures = [
        Figure(f"{face}: a county", mean, at_most(2 * PAPER[face], stretch=PAPER[face]), "s")
        if face != "rounds" else Figure("rounds: a county (its limit)", mean, None, "s")
        for face, mean in means.items()
    ]  # fmt: skip
    found.notes = [
        *_table(means),
        f"{len(tasks)} tasks in {wall:.0f} s by the wall, {workers} processors",
    ]
    found.kept = {
        "seconds_a_county": means,
        "paper": PAPER,
        "counties": counties,
        "planned": planned,
    }
    return found


def _table(means: dict[str, float]) -> list[str]:
    """From a county to the nation, in core-minutes: paper and measured."""
    return [
        f"{face}: province (100) {mean * 100 / 60:.2f} core-minutes, paper {PAPER[face] * 100 / 60:.2f}; "
        f"nation ({NATION:,}) {mean * NATION / 60:.1f}, paper {PAPER[face] * NATION / 60:.1f}"
        for face, mean in means.items()
    ]


CASES = (
    Case(
        "B5",
        "Counties that share teams",
        "20,000 orders of ten counties, each settled alone; the city's teams go to the best bids, and "
        "what is left gets one flow more. Beside the whole settled at once.",
        pooled,
    ),
    Case(
        "S1",
        "A province of a hundred counties",
        "Open orders of 100 counties, with and without headcounts, and the rounds of four, by as many "
        "workers as there are processors: processor time a county beside the table on paper.",
        province,
    ),
)
