"""Column generation: solve the mixture, price new tours at its prices, until none pays.

The prices are smoothed with those before (Wentges), which saves a third of the sweeps.
"""

import numpy as np

from wudan.matching.rounds.compiling import Field
from wudan.matching.rounds.master import Master, Solved
from wudan.matching.rounds.pricing import Column, best_tours

_SMOOTH = 0.5
_SOONEST = 6
_LEVELS = (0.5, 0.7, 1.0, 1.4)
"""Parts of what a second of a team is worth, at which the first tours are sought."""
_WAY = 1500
"""Seconds on the road for a visit, before anything is known."""
_FULL = 0.9


def sequences(field: Field, *, most: int = 6) -> list[Column]:
    """Tours to begin with: team-day after team-day takes its best of what the others left.

    A visit pays for its time at most, at the price a second would have if all were sold to those
    who pay best: tours of the dearest visits alone would have to be unlearnt.
    """
    takes = np.array([visit.seconds for visit in field.visits], np.float64) + _WAY
    worth = _second(field, takes)
    columns: list[Column] = []
    for level in _LEVELS:
        pays = np.minimum(field.prizes, level * worth * takes).astype(np.float32)
        left = field.needs.copy()
        for number, (day, nodes) in enumerate(zip(field.days, field.nodes, strict=True)):
            rewards = np.where(left[nodes.visit] > 0, pays[nodes.visit], np.float32(0))
            found = best_tours(number, day, nodes, rewards, 0.0, width=1, most=most)
            columns += found
            if found:
                left[list(found[0].visits)] -= 1
    return columns


def _second(field: Field, takes: np.ndarray) -> float:
    """What the last second sold would bring."""
    shut = np.array([visit.id in field.shut_out for visit in field.visits], bool)
    ratio = np.where(shut, 0, field.prizes / takes)
    order = np.argsort(-ratio, kind="stable")
    offered = _FULL * sum(day.ends - day.starts for day in field.days)
    last = min(int(np.searchsorted(np.cumsum(takes[order]), offered)), len(order) - 1)
    return float(ratio[order[last]]) or float(ratio.max())


def generate(
    master: Master, *, sweeps: int, width: int = 1, most: int = 6, enough: float = 0.0,
    central: bool = False,
) -> tuple[Solved, int]:  # fmt: skip
    """The mixture after so many sweeps at most, and how many it took.

    Ends when no tour pays any more, or when a sweep gains less than `enough` of the value. Prices
    from the middle (`central`) need no smoothing; the last mixture is then not a corner.
    """
    solved = master.solve(central=central)
    visits, days, smooth = solved.visits, dict(solved.days), 0.0 if central else _SMOOTH
    for sweep in range(1, sweeps + 1):
        visits = (smooth * visits + (1 - smooth) * solved.visits).astype(visits.dtype)
        days = {
            day: smooth * days[day] + (1 - smooth) * price for day, price in solved.days.items()
        }
        added = master.add(master.price(visits, days, of=master.days, width=width, most=most))
        before, solved = solved.value, master.solve(central=central)
        if not added or (sweep >= _SOONEST and before - solved.value < enough * solved.value):
            if not smooth or added:
                return solved, sweep
            smooth = 0.0
    return solved, sweeps
