"""A made-up week of open orders for counties and their teams, as the dispatch benchmarks draw it.

Counties are squares of 80 km in rows of five; teams belong to the county, a town (25 km) or the
whole city; orders want a skill of some grade, people, and one of a few half-days.
"""

import math
import random
from dataclasses import dataclass, replace

from wudan.matching.batch import Arc, Crew, Job

_SKILLS, _WEIGHTS = range(9), (9, 8, 7, 6, 5, 4, 3, 2, 1)
_SLOTS, _SIDE, _TOWN_KM = 14, 80.0, 25.0
_PENALTIES, _SHARES = (3_000, 9_000, 30_000), (75, 20, 5)
_LOAD = 600


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order: where, what, how good, how many, when."""

    id: str
    county: int
    at: tuple[float, float]
    skill: int
    grade: int
    heads: int
    slots: tuple[int, ...]
    penalty: int


@dataclass(frozen=True, slots=True)
class Squad:
    """A team: from where and for whom, with what skills and marks, and when."""

    id: str
    county: int
    level: str
    at: tuple[float, float]
    skills: dict[int, int]
    rating: float
    members: int
    squads: int
    slots: tuple[int, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class Week:
    """Orders in the order they came, and the teams."""

    orders: tuple[Wanted, ...]
    squads: tuple[Squad, ...]

    def arcs(self) -> list[Arc]:
        """Each way to do each order."""
        of_skill = {
            skill: [squad for squad in self.squads if skill in squad.skills] for skill in _SKILLS
        }
        return [
            Arc(order.id, squad.id, slot, cost)
            for order in self.orders
            for squad in of_skill[order.skill]
            if (cost := price(order, squad)) is not None
            for slot in order.slots
            if slot in squad.slots and order.heads <= squad.members
        ]

    def jobs(self, *, heads: bool) -> list[Job]:
        """The orders, with or without their headcounts."""
        jobs = [Job(order.id, order.penalty, order.heads) for order in self.orders]
        return jobs if heads else [replace(job, heads=1) for job in jobs]

    def crews(self, *, heads: bool) -> list[Crew]:
        """The teams: places are members, or squads."""
        return [
            Crew(
                squad.id, squad.limit, _LOAD,
                dict.fromkeys(squad.slots, squad.members if heads else squad.squads),
            )
            for squad in self.squads
        ]  # fmt: skip


def week(seed: int, *, orders: int, teams: int, counties: int = 1) -> Week:
    """The same week for the same seed; orders and teams are split evenly over the counties."""
    draw = random.Random(seed)
    towns = [[_spot(draw, county) for _ in range(10)] for county in range(counties)]
    squads = [_squad(draw, number, number % counties, towns) for number in range(teams)]
    wanted = [_wanted(draw, number, draw.randrange(counties), towns) for number in range(orders)]
    return Week(tuple(wanted), tuple(squads))


def price(order: Wanted, squad: Squad) -> int | None:
    """What the way costs, if it is open at all."""
    over = squad.skills.get(order.skill, 0) - order.grade
    if over < 0 or (squad.level != "city" and order.county != squad.county):
        return None
    km = math.dist(order.at, squad.at)
    if squad.level == "town" and km > _TOWN_KM:
        return None
    cost = 20 * 1.3 * km + 200 * (5 - squad.rating) + 60 * over
    return round(cost + (300 if squad.level == "city" else 0))


def _spot(draw: random.Random, county: int) -> tuple[float, float]:
    x, y = county % 5 * _SIDE, county // 5 * _SIDE
    return x + draw.uniform(0, _SIDE), y + draw.uniform(0, _SIDE)


def _squad(draw: random.Random, number: int, county: int, towns: list) -> Squad:
    level = draw.choices(("county", "town", "city"), (35, 55, 10))[0]
    x, y = county % 5 * _SIDE, county // 5 * _SIDE
    at = draw.choice(towns[county]) if level == "town" else (x + _SIDE / 2, y + _SIDE / 2)
    skills = {
        skill: draw.randint(1, 3) for skill in draw.choices(_SKILLS, _WEIGHTS, k=draw.randint(1, 2))
    }
    free = tuple(slot for slot in range(_SLOTS) if draw.random() < 0.7)
    return Squad(
        f"t{number:04d}", county, level, at, skills, round(draw.uniform(3, 5), 1),
        draw.randint(4, 20), draw.randint(1, 3), free, draw.randint(12, 27),
    )  # fmt: skip


def _wanted(draw: random.Random, number: int, county: int, towns: list) -> Wanted:
    x, y = draw.choice(towns[county])
    return Wanted(
        f"o{number:05d}", county, (draw.gauss(x, 4), draw.gauss(y, 4)),
        draw.choices(_SKILLS, _WEIGHTS)[0], draw.choices((1, 2, 3), (60, 30, 10))[0],
        draw.choices((1, 2, 3, 4), (40, 30, 20, 10))[0],
        tuple(sorted(draw.sample(range(_SLOTS), draw.choices((1, 2, 3), (65, 25, 10))[0]))),
        draw.choices(_PENALTIES, _SHARES)[0],
    )  # fmt: skip
