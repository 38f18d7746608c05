"""Made-up weeks of open orders: crews with skills and grades, orders with a time, a place, a penalty.

Written from the generator of the dispatch benchmarks: 9 skills, 3 grades, 14 half-days; crews of the
county, of a town (as far as 25 km) and of the city; 20 a kilometer, 200 a point of rating below
five, 60 a grade more than wanted, 300 for the city's; penalties of 3,000, 9,000 and 30,000.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from wudan.matching.batch import Arc, Crew, Job

SLOTS, SKILLS = range(14), range(9)
_CITY = -1


@dataclass(frozen=True, slots=True)
class Team:
    """Whoever can take orders. `county` -1: they serve the whole city."""

    id: str
    county: int
    at: tuple[float, float]
    reach_km: float
    grades: dict[int, int]
    slots: frozenset[int]
    squads: int
    members: int
    week: int
    rating: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order: where, which skill at which grade, at which half-day, for how many people."""

    id: str
    county: int
    at: tuple[float, float]
    skill: int
    grade: int
    slots: tuple[int, ...]
    people: int
    penalty: int


@dataclass(frozen=True, slots=True)
class Week:
    """A question: orders in the sequence in which they came, and the teams."""

    name: str
    orders: tuple[Wanted, ...]
    teams: tuple[Team, ...]


def week(orders: int, teams: int, *, seed: int, counties: int = 1) -> Week:
    """The same for the same seed."""
    draw = random.Random(f"{seed} {orders} {teams} {counties}")
    towns = [[_spot(draw) for _ in range(10)] for _ in range(counties)]
    return Week(
        f"week-{orders}x{teams}-{seed}",
        tuple(_order(draw, number, counties) for number in range(orders)),
        tuple(_team(draw, number, counties, towns) for number in range(teams)),
    )


def _spot(draw: random.Random) -> tuple[float, float]:
    return draw.uniform(0, 80), draw.uniform(0, 80)


def _order(draw: random.Random, number: int, counties: int) -> Wanted:
    return Wanted(
        f"order {number:05d}", draw.randrange(counties), _spot(draw), draw.choice(SKILLS),
        draw.choices((1, 2, 3), (60, 30, 10))[0],
        tuple(sorted(draw.sample(SLOTS, draw.choice((1, 1, 2))))), draw.choices((1, 2, 3, 4), (50, 30, 15, 5))[0],
        draw.choices((3000, 9000, 30_000), (75, 20, 5))[0],
    )  # fmt: skip


def _team(
    draw: random.Random, number: int, counties: int, towns: Sequence[Sequence[tuple[float, float]]]
) -> Team:
    kind = draw.choices(("county", "town", "city"), (35, 55, 10))[0]
    county = _CITY if kind == "city" and counties > 1 else draw.randrange(counties)
    at = draw.choice(towns[max(0, county)]) if kind == "town" else (40.0, 40.0)
    return Team(
        f"team {number:04d}", county, at, 25 if kind == "town" else math.inf,
        {skill: draw.randint(1, 3) for skill in draw.sample(SKILLS, draw.randint(1, 3))},
        frozenset(slot for slot in SLOTS if draw.random() < 0.7), draw.randint(1, 3),
        draw.randint(4, 20), draw.randint(12, 27), round(draw.uniform(3, 5), 1),
    )  # fmt: skip


def may(team: Team, order: Wanted) -> bool:
    """The hard rules, but for the time."""
    return (
        team.county in (_CITY, order.county)
        and team.grades.get(order.skill, 0) >= order.grade
        and math.dist(team.at, order.at) <= team.reach_km
    )


def cost_of(team: Team, order: Wanted) -> int:
    """What it costs to have them do it."""
    return round(
        20 * 1.3 * math.dist(team.at, order.at)
        + 200 * (5 - team.rating)
        + 60 * (team.grades[order.skill] - order.grade)
        + (300 if team.county == _CITY else 0)
    )


def units(asked: Week) -> tuple[list[Job], list[Crew], list[Arc]]:
    """The week in the shapes of `settle`: a squad an order."""
    crews = [
        Crew(team.id, team.week, 600, dict.fromkeys(sorted(team.slots), team.squads))
        for team in asked.teams
    ]
    return [Job(order.id, order.penalty) for order in asked.orders], crews, _arcs(asked)


def heads(asked: Week) -> tuple[list[Job], list[Crew], list[Arc]]:
    """The week in the shapes of `staff`: so many members an order."""
    crews = [
        Crew(team.id, team.week, 600, dict.fromkeys(sorted(team.slots), team.members))
        for team in asked.teams
    ]
    jobs = [Job(order.id, order.penalty, order.people) for order in asked.orders]
    return jobs, crews, _arcs(asked)


def _arcs(asked: Week) -> list[Arc]:
    by_skill: dict[int, list[Team]] = {}
    for team in asked.teams:
        for skill in team.grades:
            by_skill.setdefault(skill, []).append(team)
    return [
        Arc(order.id, team.id, slot, cost_of(team, order))
        for order in asked.orders
        for team in by_skill.get(order.skill, ())
        if may(team, order)
        for slot in order.slots
        if slot in team.slots
    ]
