"""Plan again after some teams said no: near the hole only, and with few changes for the others.

Team-days that were declined stay away; each visit that changes hands costs `stickiness`. Where
that still moves more than may be, the price of a change is doubled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from wudan.matching.rounds.compiling import Field, compile_field
from wudan.matching.rounds.draft import Draft, finished
from wudan.matching.rounds.improving import Pool, improve, nearest
from wudan.matching.rounds.master import Sticking
from wudan.matching.rounds.shapes import Mode, Plan, TeamDay, Visit
from wudan.matching.travel import Travel

_TRIES = 6
_SWEEPS = 8
"""Of pricing: the tours seen before hold few ways round a hole."""


def amend(
    plan: Plan, visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel,
    declined: Iterable[tuple[str, int]], frozen: Iterable[tuple[str, int]] = (),
    stickiness: int = 1800, most_moved: int = 20, size: int = 60, nodes: int = 200,
    mode: Mode = Mode.BALANCED,
) -> Plan:  # fmt: skip
    """The plan without the declined team-days, their visits taken over where it pays.

    `frozen` team-days keep their tours as they are. `moved` lists the visits that go to another
    team or day than before, without those that lost their team. No bound is carried over.
    """
    gone, fixed = frozenset(declined), frozenset(frozen)
    field = compile_field(visits, [day for day in days if day.key not in gone], travel, mode)
    before, lost = _before(field, plan)
    around = [day for day in _around(field, before, lost, size) if field.days[day].key not in fixed]
    origin = np.full(len(field.visits), -1, np.int64)
    for day, route in before.routes.items():
        origin[list(route)] = day
    for attempt in range(_TRIES):
        sticking = Sticking(origin, stickiness * 2**attempt)
        after = improve(before, Pool([]), around, sticking, nodes=nodes, sweeps=_SWEEPS)
        moved = _moved(field, origin, after)
        if len(moved) <= most_moved:
            break
    else:
        after, moved = before, ()
    done = finished(after, work=plan.work, bound=None, prices=dict(plan.prices), moved=moved)
    return replace(done, bound=None)


def _before(field: Field, plan: Plan) -> tuple[Draft, list[int]]:
    """The tours that stand, and the visits whose team dropped out."""
    number = {visit.id: at for at, visit in enumerate(field.visits)}
    duty = {day.key: at for at, day in enumerate(field.days)}
    routes: dict[int, tuple[int, ...]] = {}
    lost: list[int] = []
    for tour in plan.tours:
        route = tuple(number[name] for name in tour.visits if name in number)
        if tour.key in duty:
            routes[duty[tour.key]] = route
        else:
            lost += route
    return Draft(field, routes).without_halves(), sorted(lost)


def _around(field: Field, draft: Draft, lost: Sequence[int], size: int) -> list[int]:
    """The team-days that may help: for each lost visit in turn the nearest that can make it."""
    able: dict[int, set[int]] = {}
    for day, nodes in enumerate(field.nodes):
        for visit in nodes.visit.tolist():
            able.setdefault(visit, set()).add(day)
    queues = [
        [day for day in nearest(field, draft, int(field.place[visit])) if day in able.get(visit, ())]
        for visit in lost
    ]  # fmt: skip
    chosen: dict[int, None] = {}
    for turn in range(len(field.days)):
        for queue in queues:
            if turn < len(queue) and len(chosen) < size:
                chosen[queue[turn]] = None
    for visit in lost[:1]:
        for day in nearest(field, draft, int(field.place[visit])):
            if len(chosen) < size:
                chosen[day] = None
    return sorted(chosen)


def _moved(field: Field, origin: np.ndarray, after: Draft) -> tuple[str, ...]:
    return tuple(
        sorted(
            field.visits[visit].id
            for day, route in after.routes.items()
            for visit in route
            if origin[visit] not in (-1, day)
        )
    )
