"""From a mixture of tours to whole ones: fix the surest, price the rest again, go on."""

import numpy as np

from wudan.matching.rounds.draft import Draft
from wudan.matching.rounds.master import Master, Solved

_SURE = 0.999
_LIKELY = 0.5


def dive(master: Master, solved: Solved, *, share: float = 0.1) -> Draft:
    """A whole plan near a solved mixture; at each step a share of the team-days is decided."""
    fixed: dict[int, int] = {}
    most = max(1, int(share * len(master.days)))
    while True:
        chosen = _surest(master, solved, fixed, most)
        if not chosen:
            break
        for number in chosen:
            fixed[master.columns[number].day] = number
            master.fix(number)
        solved = _priced_again(master, master.solve(), fixed)
    empty = Draft(master.field, {})
    return empty.with_columns(master.days, [master.columns[number] for number in fixed.values()])


def _surest(master: Master, solved: Solved, fixed: dict[int, int], most: int) -> list[int]:
    shares = solved.shares
    ranked = sorted(
        (number for number in np.nonzero(shares > 1e-6)[0].tolist() if master.columns[number].day not in fixed),
        key=lambda number: (-round(float(shares[number]), 6), number),
    )  # fmt: skip
    left = master.field.needs.copy()
    for number in fixed.values():
        left[list(master.columns[number].visits)] -= 1
    chosen: list[int] = []
    days: set[int] = set()
    for number in ranked:
        column = master.columns[number]
        likely = shares[number] > _LIKELY and len(chosen) < most
        if not (shares[number] >= _SURE or likely or not chosen) or column.day in days:
            continue
        if chosen and any(left[visit] <= 0 for visit in column.visits):
            continue
        chosen.append(int(number))
        days.add(column.day)
        left[list(column.visits)] -= 1
    return chosen


def _priced_again(master: Master, solved: Solved, fixed: dict[int, int]) -> Solved:
    left = master.field.needs.copy()
    for number in fixed.values():
        left[list(master.columns[number].visits)] -= 1
    columns = master.price(
        solved.visits, solved.days, of=[day for day in master.days if day not in fixed], width=1,
        most=4, free=master.free & (left > 0),
    )  # fmt: skip
    return master.solve() if master.add(columns) else solved
