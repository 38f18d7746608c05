"""C1 to C4 and C6: rounds to the villages of a county, beside what the peers make of them."""

from statistics import median
from typing import Any

from bench.dispatch import runs
from bench.dispatch.rounds_asked import Answer
from bench.dispatch.shapes import Asked, Case, Figure, Found, Goal, at_least, at_most
from wudan.matching.rounds import Plan

LONG, SHORT = 30.0, 10.0
SEEDS = (1, 2, 3)


def small(asked: Asked) -> Found:
    """C1."""
    found = Found()
    near, beside = [], []
    for seed in _seeds(asked):
        ours, best, bound = _three(asked, found, "91", seed)
        near.append(ours.objective / bound)
        beside.append(best and ours.objective / best.objective)
        _keep(found, asked, "91", seed, bound)
    _judged(found, "objective / bound", near, at_most(1.02, stretch=1.012))
    _judged(found, "objective / best peer's", beside, at_most(1.005, stretch=1.0))
    return found


def large_soon(asked: Asked) -> Found:
    """C2."""
    found, beside = Found(), []
    for seed in _seeds(asked):
        size = _size(asked, "402")
        ours = _ours(asked, found, size, seed).at(asked.limit(SHORT))
        best = runs.best_of(_peers(asked, found, size, seed))
        beside.append(best and ours.objective / best.objective)
    _judged(found, "objective at 10 s / best peer's at 30 s", beside, at_most(0.95, stretch=0.92))
    return found


def large(asked: Asked) -> Found:
    """C3."""
    found = Found()
    near, beside, more = [], [], []
    for seed in _seeds(asked):
        ours, best, bound = _three(asked, found, "402", seed)
        near.append(ours.objective / bound)
        beside.append(best and ours.objective / best.objective)
        more.append(best and len(best.unserved) - len(ours.unserved))
        _keep(found, asked, "402", seed, bound)
    _judged(found, "objective / bound", near, at_most(1.045, stretch=1.025))
    _judged(found, "objective / best peer's", beside, at_most(0.93, stretch=0.90))
    _judged(found, "visits more than the best peer", more, at_least(0))
    size = _size(asked, "402")
    found.kept["map"] = _map(size, 1, runs.ours(size, 1, asked.limit(LONG)).steps[-1][1])
    return found


def alternatives(asked: Asked) -> Found:
    """C4."""
    found = Found()
    ours, best, bound = _three(asked, found, "402-mtw", 1)
    _judged(found, "objective / bound", [ours.objective / bound], at_most(1.06, stretch=1.04))
    _judged(
        found, "objective / best peer's", [best and ours.objective / best.objective], at_most(0.93)
    )
    _keep(found, asked, "402-mtw", 1, bound)
    return found


def first_plans(asked: Asked) -> Found:
    """C6."""
    found = Found()
    for size, seeds in (("91", SEEDS), ("402", SEEDS), ("402-mtw", (1,))):
        times = [_ours(asked, found, _size(asked, size), seed).first_seconds for seed in seeds]
        found.figures.append(
            Figure(f"{size} villages: slowest of {len(seeds)}", max(times), at_most(1, stretch=0.3), "s")
        )  # fmt: skip
    return found


def _seeds(asked: Asked) -> tuple[int, ...]:
    return asked.pick(SEEDS, SEEDS[:1])


def _size(asked: Asked, size: str) -> str:
    return asked.pick(size, "24-mtw" if size.endswith("mtw") else "24")


def _three(asked: Asked, found: Found, size: str, seed: int) -> tuple[Plan, Plan | None, int]:
    """Our plan when the time is up, the best peer's, and the bound."""
    size = _size(asked, size)
    ours = _ours(asked, found, size, seed).at(asked.limit(LONG))
    asked.tell(f"rounds-{size}-{seed}: bound")
    proved, took = runs.proved(size, seed, asked.limit(LONG))
    assert proved.bound is not None
    best = runs.best_of(_peers(asked, found, size, seed))
    found.notes = [*found.notes, f"rounds-{size}-{seed}: bound {proved.bound:,} in {took:.0f} s"]
    return ours, best, proved.bound


def _ours(asked: Asked, found: Found, size: str, seed: int) -> runs.Ours:
    asked.tell(f"rounds-{size}-{seed}: ours")
    ours = runs.ours(size, seed, asked.limit(LONG))
    found.wrong = [*found.wrong, *(f"rounds-{size}-{seed}: {words}" for words in ours.wrong)]
    return ours


def _peers(asked: Asked, found: Found, size: str, seed: int) -> list[Answer]:
    answers = runs.peers(size, seed, asked.limit(LONG), asked.tell)
    troubles = (f"rounds-{size}-{seed}: {one.trouble}" for one in answers if one.trouble)
    found.notes = [*found.notes, *(line for line in troubles if line not in found.notes)]
    return answers


def _judged(found: Found, name: str, values: list[float | None], goal: Goal) -> None:
    """The median is judged; all are told where there are several."""
    measured = [value for value in values if value is not None]
    found.figures.append(Figure(name, median(measured) if measured else None, goal))
    if len(measured) > 1:
        worst = min(measured) if goal.at_least else max(measured)
        found.figures.append(Figure(f"{name}: worst of {len(measured)}", worst))


def _keep(found: Found, asked: Asked, size: str, seed: int, bound: int) -> None:
    """What the pictures are drawn from: values over time, and the tours of the first seed."""
    size = _size(asked, size)
    ours = runs.ours(size, seed, asked.limit(LONG))
    answers = runs.peers(size, seed, asked.limit(LONG), asked.tell)
    last = ours.steps[-1][1]
    rows: dict[str, Any] = {
        "bound": bound,
        "ours": {"served": _served(size, seed, last), "curve": _rounded(ours.steps)},
    }
    for answer in answers:
        if answer.good and answer.plan:
            told = answer.reply.told
            rows[answer.reply.peer] = {
                "objective": answer.plan.objective,
                "served": _served(size, seed, answer.plan),
                "cpu_seconds": round(told.get("cpu_seconds", 0), 1),
                "wall_seconds": round(told.get("wall_seconds", 0), 1),
                "curve": told.get("curve", []),
            }
    found.kept[f"rounds-{size}-{seed}"] = rows


def _map(size: str, seed: int, plan: Plan) -> dict[str, Any]:
    """The tours of the middle day, in kilometers."""
    question = runs.question(size, seed)
    place = {visit.id: (visit.place.lon, visit.place.lat) for visit in question.visits}
    base = {day.key: (day.base.lon, day.base.lat) for day in question.days}
    day = sorted(tour.day for tour in plan.tours)[len(plan.tours) // 2]
    return {
        "day": day,
        "villages": sorted({_short(one) for one in place.values()}),
        "tours": [
            {
                "base": _short(base[tour.key]),
                "places": [_short(place[name]) for name in tour.visits],
            }
            for tour in plan.tours
            if tour.day == day
        ],
    }


def _short(place: tuple[float, float]) -> tuple[float, float]:
    return round(place[0], 2), round(place[1], 2)


def _served(size: str, seed: int, plan: Plan) -> int:
    return len(runs.question(size, seed).visits) - len(plan.unserved)


def _rounded(steps: tuple[tuple[float, Plan], ...]) -> list[list[float]]:
    return [[round(seconds, 2), plan.objective] for seconds, plan in steps]


CASES = (
    Case(
        "C1", "Rounds to 91 villages",
        "240 visits by 12 teams in ten days, 30 s: how far the plan is above the proven bound, and "
        "how it stands to the best of the peers after the same time.",
        small,
    ),
    Case(
        "C2", "Rounds to 402 villages, soon",
        "1,000 visits by 30 teams: our plan after 10 s beside the best peer's after 30 s.",
        large_soon,
    ),
    Case(
        "C3", "Rounds to 402 villages",
        "The same after 30 s: above the bound, beside the best peer, and how many more visits are "
        "made.",
        large,
    ),
    Case(
        "C4", "Rounds with half-days to choose from",
        "402 villages, a fifth of the visits wanted in one of two half-days, 30 s.",
        alternatives,
    ),
    Case(
        "C6", "The first plan",
        "How long until there is a plan that could be carried out.",
        first_plans,
    ),
)  # fmt: skip
