"""A lower bound of every plan, from the prices alone (weak duality).

For any prices of visits: no plan costs less than the sum of what each visit pays at most, less
what each team-day could at best earn at those prices. What it could earn is found by enumerating
all day-tours, cut off by a bound on their rest; where that grows too long, the cut-off bound itself
is taken, which is lower and so still true.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from wudan.matching.rounds.compiling import Field, Nodes, compile_field
from wudan.matching.rounds.enumerating import least
from wudan.matching.rounds.generating import generate
from wudan.matching.rounds.master import Master, Sticking
from wudan.matching.rounds.planning import prices_of
from wudan.matching.rounds.pricing import Column
from wudan.matching.rounds.shapes import Mode, Plan, TeamDay, Visit
from wudan.matching.travel import Travel

_PROVED = 0.0005
"""A plan so near to its bound is as good as proved."""
_SETTLED = 0.0001
_WIDEST, _MOST_TOURS = 32, 60


def prove(
    plan: Plan, visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel,
    mode: Mode = Mode.BALANCED, sweeps: int = 20, exact_sweeps: int = 6,
) -> Plan:  # fmt: skip
    """The plan with a bound: the best of those at the prices of the plan and of better ones.

    `sweeps` of the beam better the prices first, then `exact_sweeps` with whole enumeration, until
    the bound grows no more. With none of either the bound follows from the prices the plan has.
    """
    field = compile_field(visits, days, travel, mode)
    alike = _alike(field)
    bound, columns = bound_of(field, plan.prices, alike=alike)
    if not sweeps:
        return replace(plan, bound=bound)
    master = _with_tours(field, plan, alike)
    master.add(columns)
    # Few kinds of days leave time to look for more tours of each.
    times = max(1, len(field.days) // max(1, len(master.days)))
    width, most = min(2 * times, _WIDEST), min(6 * times, _MOST_TOURS)
    prices, central = dict(plan.prices), True
    for _ in range(exact_sweeps):
        solved, _ = generate(
            master, sweeps=sweeps, width=width, most=most, enough=_SETTLED, central=central
        )
        told = prices_of(field, solved)
        proven, columns = bound_of(field, told, alike=alike)
        if proven > bound:
            bound, prices = proven, told
        if plan.objective <= bound * (1 + _PROVED):
            break
        if not master.add(columns):
            if not central:
                break
            central = False  # from the middle prices come nearly, from a corner they come exactly
    return replace(plan, bound=bound, prices=prices)


def bound_of(
    field: Field, prices: Mapping[str, float], *, alike: Sequence[int] | None = None
) -> tuple[int, list[Column]]:
    """The bound that follows from prices, and tours that the enumeration met on the way.

    `alike`: which team-day each one could be mistaken for, where that is known.
    """
    mu = np.array([max(0.0, prices.get(visit.id, 0.0)) for visit in field.visits], np.float64)
    # More than a prize nobody pays for one visit.
    mu = np.minimum(mu, field.prizes / field.needs) if len(mu) else mu
    shut = np.array([visit.id in field.shut_out for visit in field.visits], bool)
    bound = float(np.where(shut, field.prizes, mu * field.needs).sum())
    columns = []
    kinds = Counter(_alike(field) if alike is None else alike)
    for day, count in sorted(kinds.items()):
        duty, nodes = field.days[day], field.nodes[day]
        rewards = mu[nodes.visit].astype(np.float32)
        found = least(duty.starts, nodes, rewards, duty.most_visits)
        bound += count * found.bound
        columns += [Column(day, travel, route) for travel, route in found.tours]
    return int(np.floor(bound)), columns


def _alike(field: Field) -> list[int]:
    """For each team-day the first that could make the same tours: a team's days are often alike."""
    first: dict[tuple[object, ...], int] = {}
    return [
        first.setdefault(_same(duty, nodes), day)
        for day, (duty, nodes) in enumerate(zip(field.days, field.nodes, strict=True))
    ]


def _same(duty: TeamDay, nodes: Nodes) -> tuple[object, ...]:
    """All that the least of a team-day depends on, besides the prices."""
    arrays = (nodes.visit, nodes.opens, nodes.closes, nodes.service, nodes.from_base, nodes.to_end)
    return duty.starts, duty.most_visits, *(row.tobytes() for row in arrays)


def _with_tours(field: Field, plan: Plan, alike: Sequence[int]) -> Master:
    from_id = {visit.id: number for number, visit in enumerate(field.visits)}
    number_of = {duty.key: alike[number] for number, duty in enumerate(field.days)}
    possible = [number for name, number in from_id.items() if name not in field.shut_out]
    loose = Sticking(np.full(len(field.visits), -1, np.int64))
    kinds = Counter(alike)
    master = Master(field, kinds, possible, loose, kinds)
    master.add(
        Column(number_of[tour.key], tour.travel, tuple(from_id[name] for name in tour.visits))
        for tour in plan.tours
        if tour.key in number_of
    )
    return master
