"""Better whole plans: take some tours apart, choose among all known and a few new ones, keep gains.

Each move is a small program of the same form, solved to so many nodes; what lies outside does not
change. The neighbourhoods: team-days of one day, near one place, of one skill.
"""

import random

import numpy as np

from wudan.matching.rounds.compiling import Field
from wudan.matching.rounds.draft import Draft
from wudan.matching.rounds.generating import generate
from wudan.matching.rounds.master import Master, Sticking
from wudan.matching.rounds.pricing import Column


class Pool:
    """All tours seen so far, by team-day."""

    def __init__(self, columns: list[Column]) -> None:
        self._by_day: dict[int, dict[frozenset[int], Column]] = {}
        self.add(columns)

    def add(self, columns: list[Column]) -> None:
        """Keep the shorter of two with the same visits."""
        for column in columns:
            mine = self._by_day.setdefault(column.day, {})
            key = frozenset(column.visits)
            if key not in mine or column.travel < mine[key].travel:
                mine[key] = column

    def of(self, days: list[int]) -> list[Column]:
        """The tours of some team-days."""
        return [column for day in days for column in self._by_day.get(day, {}).values()]


def neighbourhood(field: Field, draft: Draft, draw: random.Random, size: int) -> list[int]:
    """Some team-days that may have something to exchange."""
    kind = draw.random()
    every = list(range(len(field.days)))
    if len(every) <= size:
        return every
    if kind < 0.35:
        return _of_one_day(field, every, draw, size)
    if kind < 0.7:
        return sorted(nearest(field, draft, _some_place(field, draft, draw))[:size])
    skill = draw.choice(sorted(draw.choice(field.days).skills) or [""])
    able = [day for day in every if skill in field.days[day].skills]
    draw.shuffle(able)
    return sorted(able[:size])


def _of_one_day(field: Field, every: list[int], draw: random.Random, size: int) -> list[int]:
    chosen = draw.choice(field.days).day
    by_distance = [(abs(field.days[day].day - chosen), draw.random(), day) for day in every]
    return sorted(day for _, _, day in sorted(by_distance)[:size])


def _some_place(field: Field, draft: Draft, draw: random.Random) -> int:
    visited = sorted(draft.served)
    return int(field.place[draw.choice(visited)]) if visited else int(field.base[0])


def nearest(field: Field, draft: Draft, place: int) -> list[int]:
    """The team-days by how near they come to a place, with their present routes and bases."""
    from_here = field.ways[place]

    def away(day: int) -> int:
        stops = [int(field.base[day]), *(int(field.place[v]) for v in draft.routes.get(day, ()))]
        return int(from_here[stops].min())

    return sorted(range(len(field.days)), key=lambda day: (away(day), day))


def improve(
    draft: Draft, pool: Pool, days: list[int], sticking: Sticking, *, nodes: int, sweeps: int = 2
) -> Draft:  # fmt: skip
    """The draft with the tours of these team-days chosen anew; never a worse one."""
    field, chosen = draft.field, set(days)
    others = [day for day in draft.routes if day not in chosen]
    bound_elsewhere = {visit for day in others for visit in draft.routes[day]}
    visits = [
        visit
        for visit in range(len(field.visits))
        if visit not in bound_elsewhere and field.visits[visit].id not in field.shut_out
    ]
    master = Master(field, days, visits, sticking)
    now = draft.columns(days)
    master.add([*now, *pool.of(days)])
    solved, _ = generate(master, sweeps=sweeps, width=2)
    pool.add(master.columns)
    value = _value(master, now)
    slack = value - solved.value
    if slack < 1:
        return draft
    small = Master(field, days, visits, sticking)
    small.add(master.within(solved, slack + 1e-6))
    tours = small.whole(nodes=nodes, better_than=value)
    if tours is None:
        return draft
    better = draft.with_columns(days, tours)
    return better if _value(master, better.columns(days)) < value else draft


def _value(master: Master, columns: list[Column]) -> float:
    """What whole tours cost within a master: travel, changes, and the prizes lost in it."""
    made = np.zeros(len(master.field.visits), np.int64)
    for column in columns:
        made[list(column.visits)] += 1
    lost = made[master.visits] < master.field.needs[master.visits]
    travel = sum(master.cost(column) for column in columns)
    return travel + float(master.field.prizes[master.visits][lost].sum())
