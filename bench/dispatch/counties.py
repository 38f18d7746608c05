"""A made-up county for rounds: villages round towns, teams with skills, wishes with windows.

Written from the generator of the dispatch benchmarks: a square of 80 km, villages 4 km round a
town, 1.3 times the straight line at 40 km/h.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wudan.matching.rounds import TeamDay, Visit, Window
from wudan.matching.things import Place
from wudan.matching.travel import Travel

_SKILLS, _WEIGHTS = range(8), (8, 7, 6, 5, 4, 3, 2, 1)
_HALVES = ((8 * 3600, 12 * 3600), (8 * 3600 + 5 * 3600 + 1200, 16 * 3600))
_OFTEN = (1, 0.7, 0.5, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class Plane(Travel):
    """Ways on a plane of kilometers."""

    def meters(self, start: Place, end: Place) -> int:
        """Meters of road."""
        return round(1300 * math.dist((start.lon, start.lat), (end.lon, end.lat)))

    def seconds(self, start: Place, end: Place) -> int:
        """Seconds at 40 km/h."""
        return self.meters(start, end) * 36 // 400

    def table(self, places: Sequence[Place]) -> np.ndarray:
        """All ways between some places."""
        return np.array([[self.seconds(a, b) for b in places] for a in places])


def county(
    seed: int, *, villages: int, visits: int, teams: int, towns: int, days: int = 10,
    twice: bool = False,
) -> tuple[list[Visit], list[TeamDay]]:  # fmt: skip
    """Visits and team-days, the same for the same seed; `twice`: two half-days to choose from."""
    draw = random.Random(seed)
    town = [(draw.uniform(0, 80), draw.uniform(0, 80)) for _ in range(towns)]
    village = []
    for _ in range(villages):
        x, y = draw.choice(town)
        village.append(Place(draw.gauss(x, 4), draw.gauss(y, 4)))
    return (
        _visits(draw, village, visits, days, twice),
        _team_days(draw, [Place(*at) for at in town], teams, days),
    )


def _skill(draw: random.Random) -> str:
    return f"skill {draw.choices(_SKILLS, _WEIGHTS)[0]}"


def _team_days(draw: random.Random, towns: list[Place], teams: int, days: int) -> list[TeamDay]:
    duty = []
    for team in range(teams):
        base = Place(40, 40) if draw.random() < 0.45 else draw.choice(towns)
        skills = {_skill(draw)} | ({_skill(draw)} if draw.random() < 0.4 else set())
        for day in range(days):
            if draw.random() < 0.8:
                ends = (8 + draw.choice((7, 8))) * 3600
                duty.append(
                    TeamDay(f"team {team:02d}", day, base, 8 * 3600, ends, frozenset(skills))
                )
    return duty


def _visits(
    draw: random.Random, villages: list[Place], count: int, days: int, twice: bool
) -> list[Visit]:  # fmt: skip
    asked = [0] * len(villages)
    wanted = [
        *range(len(villages)),
        *(draw.randrange(len(villages)) for _ in range(count - len(villages))),
    ]
    visits = []
    for number, village in enumerate(wanted):
        prize = draw.choices((2000, 3000, 6000), (60, 30, 10))[0] * _OFTEN[min(4, asked[village])]
        asked[village] += 1
        visits.append(
            Visit(
                f"visit {number:04d}", villages[village], draw.randint(60, 150) * 60, round(prize) * 6,
                frozenset({_skill(draw)}), tuple(_windows(draw, days, twice)),
            )
        )  # fmt: skip
    return visits


def _windows(draw: random.Random, days: int, twice: bool) -> list[Window]:
    kind = draw.random()
    if kind < 0.5:
        return [Window(day, 8 * 3600, 16 * 3600) for day in range(days)]
    if kind < 0.8:
        length = min(days, draw.randint(2, 4))
        first = draw.randrange(days - length + 1)
        return [Window(day, 8 * 3600, 16 * 3600) for day in range(first, first + length)]
    halves = [Window(draw.randrange(days), *draw.choice(_HALVES)) for _ in range(1 + twice)]
    return sorted(set(halves), key=lambda window: (window.day, window.opens))
