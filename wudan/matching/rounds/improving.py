"""Better whole plans: take some tours apart, choose among all known and a few new ones, keep gains.

Each move is a small program of the same form, solved to so many nodes; what lies outside does not
change. The neighbourhoods: team-days near one place, able to make one visit, of one skill.
"""

import random

import numpy as np

from wudan.matching.rounds.compiling import Field
from wudan.matching.rounds.draft import Draft
from wudan.matching.rounds.generating import generate
from wudan.matching.rounds.master import Master, Sticking
from wudan.matching.rounds.pricing import Column

_NEAR, _WANTED = 0.5, 0.3
"""How often team-days near a place are taken apart, and those that could make a visit nobody makes;
else those of one skill. Those of one day have next to nothing to exchange (tried)."""
_MOST_TOURS = 500


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
    if kind < _NEAR:
        return sorted(nearest(field, draft, _some_place(field, draft, draw))[:size])
    if kind < _NEAR + _WANTED and (lost := _some_lost(field, draft, draw)) is not None:
        return _able_and_near(field, draft, lost, size)
    skill = draw.choice(sorted(draw.choice(field.days).skills) or [""])
    able = [day for day in every if skill in field.days[day].skills]
    draw.shuffle(able)
    return sorted(able[:size])


def _some_lost(field: Field, draft: Draft, draw: random.Random) -> int | None:
    """A visit that nobody makes, rather a dear one."""
    served = draft.served
    lost = [
        visit
        for visit, wanted in enumerate(field.visits)
        if visit not in served and wanted.id not in field.shut_out
    ]
    if not lost:
        return None
    return draw.choices(lost, [float(field.prizes[visit]) + 1 for visit in lost])[0]


def _able_and_near(field: Field, draft: Draft, visit: int, size: int) -> list[int]:
    """Team-days that could make a visit, and some beside whose routes come near it."""
    near = nearest(field, draft, int(field.place[visit]))
    able = [day for day in near if (field.nodes[day].visit == visit).any()][: size * 2 // 3]
    inside = set(able)
    return sorted(able + [day for day in near if day not in inside][: size - len(able)])


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
    small.add([*now, *master.within(solved, slack + 1e-6, most=_MOST_TOURS)])
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
