"""B3 and B4: open orders that want several people of one team at once."""

from statistics import median

from bench.dispatch.batches import heads, week
from bench.dispatch.shapes import Asked, Case, Figure, Found, Goal, at_most
from wudan.matching.batch import Batch, check, staff


def county(asked: Asked) -> Found:
    """B3."""
    return _measure(
        asked, asked.pick((2000, 130), (200, 20)), 1, (1, 2, 3), {5: at_most(1.004, stretch=1.002)}
    )


def prefecture(asked: Asked) -> Found:
    """B4: one goal at 15 s, and a nearer one at 30 s."""
    sizes, counties = asked.pick(((20_000, 1300), 10), ((400, 30), 3))
    return _measure(asked, sizes, counties, (1,), {15: at_most(1.008), 30: at_most(1.003)})


def _measure(
    asked: Asked, sizes: tuple[int, int], counties: int, seeds: tuple[int, ...], goals: dict[int, Goal]
) -> Found:  # fmt: skip
    found = Found()
    worst: dict[int, float] = dict.fromkeys(goals, 0.0)
    firsts = []
    for seed in seeds:
        asked.tell(f"seed {seed}")
        question = heads(week(*sizes, seed=seed, counties=counties))
        begun, best = asked.clock(), {}
        batch: Batch
        for batch in staff(*question, seed=seed):
            took = asked.clock() - begun
            if not firsts or batch.work == 1:
                firsts.append(took)
            for limit in goals:
                if took <= asked.limit(limit):
                    best[limit] = batch.objective / max(1, batch.bound)
            if took > max(asked.limit(limit) for limit in goals):
                break
        found.wrong = [*found.wrong, *check(batch, *question)]
        for limit in goals:
            worst[limit] = max(worst[limit], best.get(limit, float("inf")))
    found.figures = [
        Figure(f"objective / bound in {limit} s", worst[limit], goal)
        for limit, goal in goals.items()
    ]
    found.figures.append(Figure("first answer", median(firsts), None, "s"))
    found.notes = [
        "the bound is that of the linear program, or a little below it; its prices prove it"
    ]
    return found


CASES = (
    Case(
        "B3",
        "A county's orders with headcounts",
        "2,000 orders of one to four people for 130 teams of 4 to 20 members: how far above the bound "
        "after 5 s of processor.",
        county,
    ),
    Case(
        "B4",
        "A prefecture's orders with headcounts",
        "20,000 orders for 1,300 teams of ten counties: how far above the bound after 15 and 30 s.",
        prefecture,
    ),
)
