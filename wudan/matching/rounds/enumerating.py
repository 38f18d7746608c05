"""The least that any day-tour of a team can cost at given prices: a true lower bound.

Partial tours grow level by level; one is given up only when even the best end of it, found by
dynamic programming that may visit again what was visited, cannot better what is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wudan.matching.rounds.compiling import Floats, Ints, Nodes

_TICK = 300
_SHORTEST = 60
"""Seconds; the best end of a tour is kept for moments a tick apart, each taken too early."""
_MOST = 40_000
"""Partial tours kept in a level; the bound of those beyond is taken for theirs."""
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Ends:
    """From each node and moment: the cheapest end, its next node (-1: home), and the cheapest
    with another next node."""

    begins: float
    tick: int
    first: Floats
    after: Ints
    second: Floats

    def at(self, last: Ints, done: Floats, members: Ints) -> Floats:
        """A lower bound of what comes after `last`, left at `done`, for tours through members."""
        row = np.minimum((done - self.begins) // self.tick, self.first.shape[0] - 1).astype(
            np.int64
        )
        after = self.after[row, last]
        again = (members == after[:, None]).any(axis=1)
        end: Floats = np.where(again, self.second[row, last], self.first[row, last])
        return end


@dataclass(frozen=True, slots=True)
class Least:
    """`bound`: no tour costs less; `visits`: the cheapest one found, if it costs less than nothing."""

    bound: float
    visits: tuple[int, ...] = ()
    travel: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
    last: Ints
    done: Floats
    cost: Floats
    members: Ints
    """The nodes on the way, `last` among them."""


def least(starts: int, nodes: Nodes, rewards: Floats, most_visits: int) -> Least:
    """A lower bound, never above zero, of travel less rewards over all tours of one team-day."""
    pays = np.nonzero(rewards > 0)[0]
    if not len(pays):
        return Least(0.0)
    nodes, rewards = nodes.only(pays), rewards[pays]
    between = nodes.between
    ends = _ends(starts, nodes, between, rewards)
    if ends is None:
        return Least(-float(np.sort(rewards)[-most_visits:].sum()))
    level = _begin(starts, nodes, rewards)
    best, given_up, route = 0.0, 0.0, np.zeros(0, np.int64)
    for length in range(1, most_visits + 1):
        if not len(level.last):
            break
        total = level.cost + nodes.to_end[level.last]
        if (cheapest := float(total.min())) < best:
            best, route = cheapest, level.members[int(total.argmin())]
        if length == most_visits:
            break
        level, dropped = _longer(level, nodes, between, rewards, ends, best)
        given_up = min(given_up, dropped)
    travel = best + float(rewards[route].sum())
    return Least(min(best, given_up), tuple(nodes.visit[route].tolist()), round(travel))


def _begin(starts: int, nodes: Nodes, rewards: Floats) -> _Level:
    begins = np.maximum(starts + nodes.from_base, nodes.opens)
    fits = np.nonzero(begins <= nodes.closes)[0]
    return _Level(
        fits, (begins + nodes.service)[fits], (nodes.from_base - rewards)[fits], fits[:, None]
    )


def _ends(starts: int, nodes: Nodes, between: Floats, rewards: Floats) -> Ends | None:
    """Backward in time; None where services are so short that time does not move on."""
    tick = int(min(_TICK, nodes.service.min()))
    if tick < _SHORTEST:
        return None
    begins = float(starts)
    rows = int((float((nodes.closes + nodes.service).max()) - begins) // tick) + 2
    count = len(rewards)
    first = np.broadcast_to(nodes.to_end, (rows, count)).astype(np.float32)
    second = first.copy()
    after = np.full((rows, count), -1, np.int64)
    every = np.arange(count)
    gain = between - rewards
    np.fill_diagonal(gain, np.inf)
    for row in range(rows - 2, -1, -1):
        start = np.maximum(begins + row * tick + between, nodes.opens)
        then = np.minimum((start + nodes.service - begins) // tick, rows - 1).astype(np.int64)
        back_again = after[then, every] == every[:, None]
        end = np.where(back_again, second[then, every], first[then, every])
        cost = np.where(start <= nodes.closes, gain + end, np.float32(np.inf))
        one = cost.argmin(axis=1)
        best = cost[every, one]
        cost[every, one] = np.inf
        other = cost.min(axis=1)
        home = nodes.to_end
        goes_on = best < home
        first[row] = np.where(goes_on, best, home)
        after[row] = np.where(goes_on, one, -1)
        second[row] = np.where(goes_on, np.minimum(other, home), best)
    return Ends(begins, tick, first, after, second)


def _longer(
    level: _Level, nodes: Nodes, between: Floats, rewards: Floats, ends: Ends, best: float
) -> tuple[_Level, float]:
    """One visit more, where there is hope; and the least hope of those given up for their number."""
    pieces = list(_children(level, nodes, between, rewards, ends, best))
    if not pieces:
        return _Level(level.last[:0], level.done[:0], level.cost[:0], level.members[:0]), 0.0
    last, done, cost, members, hope = (np.concatenate(rows) for rows in zip(*pieces, strict=True))
    kept = _undominated(last, done, cost, members)
    last, done, cost, members, hope = (row[kept] for row in (last, done, cost, members, hope))
    dropped = 0.0
    if len(last) > _MOST:
        order = np.argsort(hope, kind="stable")
        dropped = float(hope[order[_MOST]])
        likeliest = order[:_MOST]
        last, done, cost, members = (row[likeliest] for row in (last, done, cost, members))
    return _Level(last, done, cost, members), dropped


def _children(
    level: _Level, nodes: Nodes, between: Floats, rewards: Floats, ends: Ends, best: float
) -> Iterator[tuple[Ints, Floats, Floats, Ints, Floats]]:
    for begin in range(0, len(level.last), _CHUNK):
        part = slice(begin, begin + _CHUNK)
        way = between[level.last[part]]
        start = np.maximum(level.done[part, None] + way, nodes.opens)
        cost = level.cost[part, None] + way - rewards
        possible = start <= nodes.closes
        visits = nodes.visit[level.members[part]]
        for member in range(visits.shape[1]):
            possible &= visits[:, member][:, None] != nodes.visit
        row, last = np.nonzero(possible)
        done = start[row, last] + nodes.service[last]
        cost = cost[row, last]
        members = np.concatenate([level.members[part][row], last[:, None]], axis=1)
        hope = cost + ends.at(last, done, members)
        alive = hope < best - 0.5
        yield last[alive], done[alive], cost[alive], members[alive], hope[alive]


def _undominated(last: Ints, done: Floats, cost: Floats, members: Ints) -> NDArray[np.bool_]:
    """Drop who comes through the same visits to the same last one, dearer and later."""
    sets = np.sort(members, axis=1)
    order = np.lexsort((done, cost, last, *sets.T[::-1]))
    same = np.zeros(len(order), bool)
    if len(order) > 1:
        a, b = order[1:], order[:-1]
        same[1:] = (sets[a] == sets[b]).all(axis=1) & (last[a] == last[b])
    leader = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
    kept = np.ones(len(order), bool)
    kept[order] = ~(same & (done[order] >= done[order][leader]))
    return kept
