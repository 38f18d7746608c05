"""C8: a team drops out for three days; who takes over, and how little changes for the others?"""

import random
import time

from bench.dispatch import runs
from bench.dispatch.cases.rounds import LONG
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least, at_most
from wudan.matching.rounds import Plan, amend, check

TRIALS = 5
_FREE = 10_000
"""As many may move as like to, at no price: what a new plan near the hole could be."""


def run(asked: Asked) -> Found:
    """Five teams in turn, three working days each, out of a finished plan of 402 villages."""
    found = Found()
    size = asked.pick("402", "24")
    question = runs.question(size, 1)
    plan = runs.ours(size, 1, asked.limit(LONG)).steps[-1][1]
    times, moved, losses, explained, wrong = [], [], [], 0, []
    for trial in range(TRIALS):
        asked.tell(f"trial {trial + 1} of {TRIALS}")
        gone = _gone(plan, trial)
        left = [day for day in question.days if day.key not in gone]
        begun = time.process_time()
        after = amend(plan, question.visits, question.days, travel=question.travel, declined=gone)
        times.append(time.process_time() - begun)
        free = amend(
            plan, question.visits, question.days, travel=question.travel, declined=gone,
            stickiness=0, most_moved=_FREE,
        )  # fmt: skip
        for one in (after, free):
            wrong += check(one, question.visits, left, travel=question.travel)
        moved.append(len(after.moved))
        losses.append(after.objective / free.objective - 1)
        explained += _explained(plan, after, gone)
    found.wrong = wrong
    found.notes = [f"moved {moved}; seconds {[round(one, 2) for one in times]}"]
    found.figures = [
        Figure("slowest of five", max(times), at_most(1, stretch=0.3), "s"),
        Figure("most visits of others moved", max(moved), at_most(20, stretch=12)),
        Figure("largest loss over moving freely", 100 * max(losses), at_most(0.5), "%"),
        Figure("trials in which every lost visit has a reason", explained, at_least(TRIALS), only_full=False),
    ]  # fmt: skip
    return found


def _gone(plan: Plan, trial: int) -> set[tuple[str, int]]:
    """Three days in a row of one team, of those that it works."""
    draw = random.Random(trial)
    teams = sorted({tour.team for tour in plan.tours})
    team = draw.choice(teams)
    days = sorted(tour.day for tour in plan.tours if tour.team == team)
    first = draw.randrange(max(1, len(days) - 2))
    return {(team, day) for day in days[first : first + 3]}


def _explained(plan: Plan, after: Plan, gone: set[tuple[str, int]]) -> bool:
    lost = {name for tour in plan.tours if tour.key in gone for name in tour.visits}
    made = {name for tour in after.tours for name in tour.visits}
    return all(after.unserved[name].because for name in lost - made)


CASES = (
    Case(
        "C8",
        "A team drops out",
        "Five times a team loses three days of a plan for 402 villages: how long until it is "
        "planned again, how many visits of others change hands, and what that costs over a plan "
        "in which any may.",
        run,
    ),
)
