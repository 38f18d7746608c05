"""The given visits and team-days as arrays, and a named reason for each that cannot take part.

Decides what is possible at all: skills, windows, shifts, ways. Travel is asked for once for each
pair of places.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from wudan.matching.rounds.shapes import PRIZE_TIMES, Because, Mode, TeamDay, Visit
from wudan.matching.things import Place
from wudan.matching.travel import Travel

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
_LONGEST = 7 * 24 * 3600
_MOST_NODES = 600
"""Visits that one team-day looks at: far more than it could tell apart."""


@runtime_checkable
class TravelTable(Protocol):
    """A travel that can measure all ways between places at once."""

    def table(self, places: Sequence[Place]) -> Ints:
        """Seconds from each place to each."""
        ...


@dataclass(frozen=True, slots=True)
class Nodes:
    """The visits one team could make on one day, a window each; `to_end` leads back to the base."""

    visit: Ints
    opens: Floats
    closes: Floats
    service: Floats
    from_base: Floats
    to_end: Floats
    place: Ints
    ways: Floats
    """Of all places; shared."""

    def __len__(self) -> int:
        return len(self.visit)

    @property
    def between(self) -> Floats:
        """Seconds from each node to each."""
        return self.ways[np.ix_(self.place, self.place)]

    def only(self, chosen: Ints) -> "Nodes":
        """Some of them."""
        return Nodes(
            self.visit[chosen], self.opens[chosen], self.closes[chosen], self.service[chosen],
            self.from_base[chosen], self.to_end[chosen], self.place[chosen], self.ways,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """All that planning looks at. Visits and team-days are numbered by their place in the tuples."""

    visits: tuple[Visit, ...]
    days: tuple[TeamDay, ...]
    prizes: NDArray[np.float64]
    needs: Ints
    ways: Ints
    place: Ints
    base: Ints
    nodes: tuple[Nodes, ...]
    shut_out: dict[str, Because]

    def travel(self, day: int, route: Sequence[int]) -> int:
        """Seconds on the road for a route, from the base and back."""
        if not route:
            return 0
        stops = [int(self.base[day]), *(int(self.place[visit]) for visit in route)]
        return int(sum(self.ways[a, b] for a, b in zip(stops, [*stops[1:], stops[0]], strict=True)))


def compile_field(
    visits: Sequence[Visit], days: Sequence[TeamDay], travel: Travel, mode: Mode
) -> Field:
    """Sort, number and look at everything; what is impossible is shut out with its reason."""
    shut_out: dict[str, Because] = {}
    kept = _kept(visits, shut_out)
    on_duty = tuple(sorted({day.key: day for day in days}.values(), key=lambda day: day.key))
    places = sorted(
        {visit.place for visit in kept} | {day.base for day in on_duty},
        key=lambda place: (place.lon, place.lat),
    )
    ways, known = _ways(travel, places)
    at = {place: number for number, place in enumerate(places)}
    every = on_duty
    on_duty = tuple(day for day in every if known[at[day.base]] and day.ends > day.starts)
    for visit in kept:
        if visit.id not in shut_out and not known[at[visit.place]]:
            shut_out[visit.id] = Because.TRAVEL_UNKNOWN
    place = np.array([at[visit.place] for visit in kept], np.int64)
    base = np.array([at[day.base] for day in on_duty], np.int64)
    nodes, reached = _all_nodes(kept, on_duty, ways, place, base)
    shut_out |= _unreachable(kept, every, reached, shut_out)
    return Field(
        kept, on_duty,
        np.array([visit.prize * PRIZE_TIMES[mode] for visit in kept], np.float64),
        np.array([visit.teams for visit in kept], np.int64),
        ways, place, base, nodes, shut_out,
    )  # fmt: skip


def _kept(visits: Sequence[Visit], shut_out: dict[str, Because]) -> tuple[Visit, ...]:
    kept: dict[str, Visit] = {}
    for visit in sorted(visits, key=lambda visit: visit.id):
        if visit.id in kept:
            shut_out[f"{visit.id} (again)"] = Because.GIVEN_TWICE
            continue
        kept[visit.id] = visit
        if not any(window.closes >= window.opens for window in visit.windows):
            shut_out[visit.id] = Because.WINDOW_REVERSED
    return tuple(kept.values())


def _ways(travel: Travel, places: Sequence[Place]) -> tuple[Ints, NDArray[np.bool_]]:
    """Seconds between places, and which places have a way to most others at all."""
    if isinstance(travel, TravelTable):
        raw = np.asarray(travel.table(places), np.float64)
    else:
        raw = np.array([[_seconds(travel, a, b) for b in places] for a in places], np.float64)
    raw = raw.reshape(len(places), len(places))
    bad = ~np.isfinite(raw) | (raw < 0)
    known = bad.mean(axis=1) < 0.5 if len(places) else np.zeros(0, bool)
    # A way that is not known is longer than any shift: nothing can be planned over it.
    return np.where(bad, _LONGEST, np.minimum(raw, _LONGEST)).astype(np.int64), known


def _seconds(travel: Travel, start: Place, end: Place) -> float:
    try:
        return float(travel.seconds(start, end))
    except (ArithmeticError, ValueError):
        return math.nan


def _all_nodes(
    visits: Sequence[Visit], days: Sequence[TeamDay], ways: Ints, place: Ints, base: Ints
) -> tuple[tuple[Nodes, ...], Ints]:
    """The nodes of each team-day, and by how many of them each visit could be made alone."""
    on: dict[int, list[tuple[int, int, int]]] = {}
    for number, visit in enumerate(visits):
        for window in sorted(visit.windows, key=lambda window: (window.day, window.opens)):
            if window.closes >= window.opens:
                on.setdefault(window.day, []).append((number, window.opens, window.closes))
    service = np.array([visit.seconds for visit in visits], np.int64)
    able: dict[frozenset[str], NDArray[np.bool_]] = {}
    worth = np.array([visit.prize for visit in visits], np.int64)
    shared = ways.astype(np.float32)
    nodes, reached = [], np.zeros(len(visits), np.int64)
    for number, (day, home) in enumerate(zip(days, base, strict=True)):
        if day.skills not in able:
            able[day.skills] = np.array([visit.skills <= day.skills for visit in visits], bool)
        rows = np.array(on.get(day.day, []), np.int64).reshape(-1, 3)
        rows = rows[able[day.skills][rows[:, 0]]]
        found = _nodes(day, rows, ways, place, int(home), service, shared)
        reached[np.unique(found.visit)] += 1
        nodes.append(_not_too_many(found, worth, number))
    return tuple(nodes), reached


def _not_too_many(nodes: Nodes, worth: Ints, number: int) -> Nodes:
    """The dearest so many; of equally dear ones each team-day looks at others."""
    if len(nodes) <= _MOST_NODES:
        return nodes
    turn = (np.arange(len(nodes)) - number * _MOST_NODES) % len(nodes)
    return nodes.only(np.sort(np.lexsort((turn, -worth[nodes.visit]))[:_MOST_NODES]))


def _nodes(
    day: TeamDay, rows: Ints, ways: Ints, place: Ints, home: int, service: Ints, shared: Floats
) -> Nodes:  # fmt: skip
    visit, opens, closes = rows[:, 0], rows[:, 1], rows[:, 2]
    there, back = ways[home, place[visit]], ways[place[visit], home]
    closes = np.minimum(closes, day.ends - back - service[visit])
    possible = np.maximum(day.starts + there, opens) <= closes
    visit, opens, closes, there, back = (
        row[possible] for row in (visit, opens, closes, there, back)
    )
    return Nodes(
        visit,
        opens.astype(np.float32),
        closes.astype(np.float32),
        service[visit].astype(np.float32),
        there.astype(np.float32),
        back.astype(np.float32),
        place[visit],
        shared,
    )


def _unreachable(
    visits: Sequence[Visit],
    days: Sequence[TeamDay],
    reached: Ints,
    shut_out: dict[str, Because],
) -> dict[str, Because]:
    """Visits no team-day can make even alone, and the first reason that holds for all of them.

    `days` are all that were given: a team without hours is off duty, not without its skills.
    """
    told = {}
    for number in np.nonzero(reached < [visit.teams for visit in visits])[0].tolist():
        visit = visits[number]
        if visit.id in shut_out:
            continue
        skilled = [day for day in days if visit.skills <= day.skills]
        if len({day.team for day in skilled}) < visit.teams:
            told[visit.id] = Because.SKILL
        elif not any(
            day.day == window.day and day.ends > day.starts
            for day in skilled
            for window in visit.windows
        ):
            told[visit.id] = Because.NOT_ON_DUTY
        else:
            told[visit.id] = Because.OUT_OF_REACH
    return told
