"""A lower bound of every plan, from the prices alone (weak duality).

For any prices of visits: no plan costs less than the sum of what each visit pays at most, less
what each team-day could at best earn at those prices. What it could earn is found by enumerating
all day-tours, cut off by a bound on their rest; where that grows too long, the cut-off bound itself
is taken, which is lower and so still true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from wudan.matching.rounds.compiling import Field, Nodes, compile_field
from wudan.matching.rounds.enumerating import Least, least
from wudan.matching.rounds.generating import generate
from wudan.matching.rounds.master import Master, Sticking
from wudan.matching.rounds.planning import prices_of
from wudan.matching.rounds.pricing import Column
from wudan.matching.rounds.shapes import Mode, Plan, TeamDay, Visit
from wudan.matching.travel import Travel


def prove(
    plan: Plan, visits: Sequence[Visit], days: Sequence[TeamDay], *, travel: Travel,
    mode: Mode = Mode.BALANCED, sweeps: int = 20, exact_sweeps: int = 3,
) -> Plan:  # fmt: skip
    """The plan with a bound: the best of those at the prices of the plan and of better ones.

    `sweeps` of the beam better the prices first, then `exact_sweeps` with whole enumeration. With
    none of either the bound follows from the prices that the plan has.
    """
    field = compile_field(visits, days, travel, mode)
    if not sweeps:
        return replace(plan, bound=bound_of(field, plan.prices)[0])
    master = _with_tours(field, plan)
    solved, _ = generate(master, sweeps=sweeps, width=2)
    bound, prices = bound_of(field, plan.prices)[0], dict(plan.prices)
    for _ in range(exact_sweeps):
        proven, columns = bound_of(field, prices_of(field, solved))
        if proven > bound:
            bound, prices = proven, prices_of(field, solved)
        if not master.add(columns):
            break
        solved, _ = generate(master, sweeps=sweeps, width=2)
    return replace(plan, bound=bound, prices=prices)


def bound_of(field: Field, prices: Mapping[str, float]) -> tuple[int, list[Column]]:
    """The bound that follows from prices, and the tours that the enumeration met on the way."""
    mu = np.array([max(0.0, prices.get(visit.id, 0.0)) for visit in field.visits], np.float64)
    # More than a prize nobody pays for one visit.
    mu = np.minimum(mu, field.prizes / field.needs) if len(mu) else mu
    shut = np.array([visit.id in field.shut_out for visit in field.visits], bool)
    bound = float(np.where(shut, field.prizes, mu * field.needs).sum())
    columns = []
    alike: dict[tuple[object, ...], Least] = {}
    for day, (duty, nodes) in enumerate(zip(field.days, field.nodes, strict=True)):
        same = _same(duty, nodes)
        if same not in alike:  # a team's days are often alike: the same tours could be made
            rewards = mu[nodes.visit].astype(np.float32)
            alike[same] = least(duty.starts, nodes, rewards, duty.most_visits)
        found = alike[same]
        bound += found.bound
        if found.visits:
            columns.append(Column(day, found.travel, found.visits))
    return int(np.floor(bound)), columns


def _same(duty: TeamDay, nodes: Nodes) -> tuple[object, ...]:
    """All that the least of a team-day depends on, besides the prices."""
    arrays = (nodes.visit, nodes.opens, nodes.closes, nodes.service, nodes.from_base, nodes.to_end)
    return duty.starts, duty.most_visits, *(row.tobytes() for row in arrays)


def _with_tours(field: Field, plan: Plan) -> Master:
    from_id = {visit.id: number for number, visit in enumerate(field.visits)}
    number_of = {duty.key: number for number, duty in enumerate(field.days)}
    possible = [number for name, number in from_id.items() if name not in field.shut_out]
    loose = Sticking(np.full(len(field.visits), -1, np.int64))
    master = Master(field, range(len(field.days)), possible, loose)
    master.add(
        Column(number_of[tour.key], tour.travel, tuple(from_id[name] for name in tour.visits))
        for tour in plan.tours
        if tour.key in number_of
    )
    return master
