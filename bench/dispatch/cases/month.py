"""C5: a month of rounds, planned as one and as rolling weeks."""

from collections.abc import Iterator

from bench.dispatch.counties import Plane, county
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.rounds import Effort, Plan, TeamDay, Visit, check, plan, prove
from wudan.matching.rounds.rolling import Rolling, plan_weeks

LIMIT = 120.0
SPAN = 5
"""Working days in a week of the made-up county."""
_MANY = 100_000


def month(asked: Asked) -> Found:
    """Both ways within the same time, over one bound."""
    visits, days = county(
        1, villages=asked.pick(402, 24), visits=asked.pick(2200, 120), teams=asked.pick(30, 4),
        towns=asked.pick(31, 4), days=asked.pick(22, 12),
    )  # fmt: skip
    travel, limit = Plane(), asked.limit(LIMIT)
    found = Found()
    asked.tell("the month as one")
    whole, curve = _until(
        asked, plan(visits, days, travel=travel, seed=1, effort=Effort(moves=_MANY)), limit
    )
    asked.tell("week after week")
    rolled, rolled_curve = _until(
        asked,
        plan_weeks(visits, days, travel=travel, seed=1, effort=Rolling(span=SPAN, moves=_MANY)),
        limit,
    )
    asked.tell("bound")
    begun = asked.clock()
    proved = prove(whole, visits, days, travel=travel, sweeps=asked.pick(0, 4))
    assert proved.bound is not None
    found.wrong = [*_wrong(whole, visits, days), *_wrong(rolled, visits, days)]
    best = min(whole.objective, rolled.objective)
    found.figures = [
        Figure("objective / bound", best / proved.bound, at_most(1.10, stretch=1.05)),
        Figure("as one", whole.objective / proved.bound),
        Figure("week after week", rolled.objective / proved.bound, at_most(1.10)),
        Figure("visits made", len(visits) - len(whole.unserved)),
    ]
    found.notes = [f"bound {proved.bound:,} in {asked.clock() - begun:.0f} s more"]
    found.kept["month"] = {"bound": proved.bound, "whole": curve, "weeks": rolled_curve}
    return found


def _until(
    asked: Asked, plans: Iterator[Plan], seconds: float
) -> tuple[Plan, list[tuple[float, int]]]:
    """The best plan that was there in time, and when each was."""
    begun = asked.clock()
    best = next(plans)
    curve = [(round(asked.clock() - begun, 1), best.objective)]
    for made in plans:
        now = asked.clock() - begun
        if now > seconds:
            break
        if made.objective < best.objective:
            curve.append((round(now, 1), made.objective))
        best = made
    return best, curve


def _wrong(made: Plan, visits: list[Visit], days: list[TeamDay]) -> list[str]:
    return check(made, visits, days, travel=Plane())


CASES = (
    Case(
        "C5", "A month of rounds",
        "2,200 visits by 30 teams in 22 working days, 120 s, as one and as rolling weeks: how far "
        "the plan is above the proven bound.",
        month,
    ),
)  # fmt: skip
