"""Column generation: solve the mixture, price new tours at its prices, until none pays.

The prices are smoothed with those before (Wentges), which saves a third of the sweeps.
"""

from wudan.matching.rounds.master import Master, Solved

_SMOOTH = 0.5
_SOONEST = 6


def generate(
    master: Master, *, sweeps: int, width: int = 1, most: int = 6, enough: float = 0.0
) -> tuple[Solved, int]:
    """The mixture after so many sweeps at most, and how many it took.

    Ends when no tour pays any more, or when a sweep gains less than `enough` of the value.
    """
    solved = master.solve()
    visits, days, smooth = solved.visits, dict(solved.days), _SMOOTH
    for sweep in range(1, sweeps + 1):
        visits = (smooth * visits + (1 - smooth) * solved.visits).astype(visits.dtype)
        days = {
            day: smooth * days[day] + (1 - smooth) * price for day, price in solved.days.items()
        }
        added = master.add(master.price(visits, days, of=master.days, width=width, most=most))
        before, solved = solved.value, master.solve()
        if not added or (sweep >= _SOONEST and before - solved.value < enough * solved.value):
            if not smooth or added:
                return solved, sweep
            smooth = 0.0
    return solved, sweeps
