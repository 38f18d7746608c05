"""The bound is true: no small plan, found by trying all, costs less."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from bench.dispatch.counties import Plane, county
from wudan.matching.rounds import Mode, TeamDay, Window, plan, prove
from wudan.matching.rounds.compiling import compile_field
from wudan.matching.rounds.enumerating import least
from wudan.matching.rounds.master import Master, Sticking
from wudan.matching.rounds.pricing import Column, best_tours
from wudan.matching.things import Place


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


def test_many_team_days_that_are_alike_are_proved_as_one():
    visits, _ = county(5, villages=24, visits=24, teams=1, towns=3, days=1)
    open_to_all = [
        replace(one, skills=frozenset(), windows=tuple(Window(day, 0, 86_400) for day in range(4)))
        for one in visits
    ]
    days = [
        TeamDay(f"team {team}", day, Place(40, 40), 8 * 3600, 17 * 3600, frozenset(), 3)
        for team in range(3)
        for day in range(4)
    ]
    *_, last = plan(open_to_all, days, travel=Plane(), seed=1)
    proved = prove(last, open_to_all, days, travel=Plane())
    assert proved.bound is not None
    assert last.objective > proved.bound > 0.85 * last.objective
    assert prove(proved, open_to_all, days, travel=Plane(), sweeps=0).bound == proved.bound


def test_a_shorter_way_through_the_same_villages_is_taken_up():
    visits, days = county(1, villages=12, visits=24, teams=3, towns=2, days=2)
    field = compile_field(visits, days, Plane(), Mode.BALANCED)
    loose = Sticking(np.full(len(visits), -1, np.int64))
    master = Master(field, [0], range(len(visits)), loose)
    assert master.add([Column(0, 900, (1, 2))]) == 1
    assert master.add([Column(0, 900, (2, 1)), Column(0, 950, (2, 1))]) == 0
    assert master.add([Column(0, 800, (2, 1))]) == 1
