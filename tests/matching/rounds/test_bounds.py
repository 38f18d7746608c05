"""The bound is true: no small plan, found by trying all, costs less."""

from itertools import permutations

import numpy as np
import pytest

from bench.dispatch.counties import Plane, county
from wudan.matching.rounds import Mode, plan, prove
from wudan.matching.rounds.compiling import compile_field
from wudan.matching.rounds.enumerating import least
from wudan.matching.rounds.pricing import best_tours


def cheapest_by_trying(field, day, rewards):
    nodes, duty = field.nodes[day], field.days[day]
    best = 0.0
    for length in range(1, 5):
        for route in permutations(range(len(nodes.visit)), length):
            if len({int(nodes.visit[node]) for node in route}) < length:
                continue
            now, cost = float(duty.starts), 0.0
            for place, node in enumerate(route):
                way = nodes.from_base[node] if not place else nodes.between[route[place - 1], node]
                begins = max(now + way, nodes.opens[node])
                if begins > nodes.closes[node]:
                    break
                now, cost = begins + nodes.service[node], cost + way - rewards[node]
            else:
                best = min(best, cost + nodes.to_end[route[-1]])
    return float(best)


@pytest.mark.parametrize("seed", range(4))
def test_the_enumeration_finds_what_trying_all_finds(seed):
    visits, days = county(seed, villages=12, visits=24, teams=3, towns=2, days=2)
    field = compile_field(visits, days, Plane(), Mode.BALANCED)
    draw = np.random.default_rng(seed)
    for day, nodes in enumerate(field.nodes):
        if not 0 < len(nodes.visit) <= 12:
            continue
        rewards = draw.uniform(0, 6000, len(nodes.visit)).astype(np.float32)
        tried = cheapest_by_trying(field, day, rewards)
        found = least(field.days[day].starts, nodes, rewards, 4)
        assert found.bound == pytest.approx(tried, abs=2)
        beam = best_tours(day, field.days[day], nodes, rewards, 0.0, width=50, most=1)
        paid = dict(zip(nodes.visit.tolist(), rewards.tolist(), strict=True))
        if beam and len(nodes.visit) == len(paid):
            value = beam[0].travel - sum(paid[visit] for visit in beam[0].visits)
            assert value >= least(field.days[day].starts, nodes, rewards, 8).bound - 2


@pytest.mark.parametrize("seed", range(3))
def test_no_plan_of_any_seed_is_below_the_bound(seed):
    visits, days = county(seed, villages=15, visits=30, teams=3, towns=2, days=3)
    plans = [p for s in (1, 2) for p in plan(visits, days, travel=Plane(), seed=s)]
    best = min(plans, key=lambda one: one.objective)
    proved = prove(plans[-1], visits, days, travel=Plane())
    assert proved.bound <= best.objective
    assert proved.gap < 0.06
