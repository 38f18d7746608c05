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
_TOLD = 60
_SAVES = 0.5
"""Tours of one team-day that are told; what saves less than half a second is rounding."""


@dataclass(frozen=True, slots=True)
class Ends:
    """From each node and moment: the cheapest end, its next node (-1: home), and the cheapest
    with another next node.

    Once for each number of visits still to come, where a tour's length is limited by their number;
    else only once, for any number.
    """

    begins: float
    tick: int
    first: Floats
    after: Ints
    second: Floats

    def at(self, last: Ints, done: Floats, members: Ints, left: int) -> Floats:
        """A lower bound of what comes after `last`, left at `done`, for tours through members, with
        so many visits `left` at most."""
        row = np.minimum((done - self.begins) // self.tick, self.first.shape[1] - 1).astype(
            np.int64
        )
        level = min(left, self.first.shape[0] - 1)
        after = self.after[level, row, last]
        again = (members == after[:, None]).any(axis=1)
        end: Floats = np.where(again, self.second[level, row, last], self.first[level, row, last])
        return end


@dataclass(frozen=True, slots=True)
class Least:
    """`bound`: no tour costs less; `tours`: some of the cheapest met on the way that cost less than
    nothing, each with its seconds of travel."""

    bound: float
    tours: tuple[tuple[int, tuple[int, ...]], ...] = ()


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
    ends = _ends(starts, nodes, between, rewards, most_visits)
    if ends is None:
        return Least(-float(np.sort(rewards)[-most_visits:].sum()))
    level = _begin(starts, nodes, rewards)
    best, given_up = 0.0, 0.0
    met: list[tuple[float, tuple[int, ...]]] = []
    for length in range(1, most_visits + 1):
        if not len(level.last):
            break
        total = level.cost + nodes.to_end[level.last]
        best = min(best, float(total.min()))
        met += _cheapest(total, level.members)
        if length == most_visits:
            break
        level, dropped = _longer(
            level, nodes, between, rewards, ends, best, most_visits - length - 1
        )
        given_up = min(given_up, dropped)
    tours = tuple(
        (round(cost + float(rewards[list(route)].sum())), tuple(nodes.visit[list(route)].tolist()))
        for cost, route in sorted(met)[:_TOLD]
    )
    return Least(min(best, given_up), tours)


def _cheapest(total: Floats, members: Ints) -> list[tuple[float, tuple[int, ...]]]:
    some = min(_TOLD, len(total))
    first = np.argpartition(total, some - 1)[:some]
    return [(float(total[at]), tuple(members[at].tolist())) for at in first if total[at] < -_SAVES]


def _begin(starts: int, nodes: Nodes, rewards: Floats) -> _Level:
    begins = np.maximum(starts + nodes.from_base, nodes.opens)
    fits = np.nonzero(begins <= nodes.closes)[0]
    return _Level(
        fits, (begins + nodes.service)[fits], (nodes.from_base - rewards)[fits], fits[:, None]
    )


def _ends(
    starts: int, nodes: Nodes, between: Floats, rewards: Floats, most_visits: int
) -> Ends | None:
    """Backward in time; None where services are so short that time does not move on."""
    shortest = float(nodes.service.min())
    tick = int(min(_TICK, shortest))
    if tick < _SHORTEST:
        return None
    begins = float(starts)
    latest = float((nodes.closes + nodes.service).max())
    rows = int((latest - begins) // tick) + 2
    count = len(rewards)
    # Time alone keeps a day from that many visits: then it need not be known how many are left.
    levels = most_visits if most_visits * shortest < latest - begins else 1
    first = np.broadcast_to(nodes.to_end, (levels, rows, count)).astype(np.float32)
    second = first.copy()
    after = np.full((levels, rows, count), -1, np.int64)
    every = np.arange(count)
    gain = between - rewards
    np.fill_diagonal(gain, np.inf)
    steps = ((0, 0),) if levels == 1 else tuple((level - 1, level) for level in range(1, levels))
    home = nodes.to_end
    for row in range(rows - 2, -1, -1):
        start = np.maximum(begins + row * tick + between, nodes.opens)
        then = np.minimum((start + nodes.service - begins) // tick, rows - 1).astype(np.int64)
        in_time = start <= nodes.closes
        for fewer, level in steps:
            back_again = after[fewer, then, every] == every[:, None]
            end = np.where(back_again, second[fewer, then, every], first[fewer, then, every])
            cost = np.where(in_time, gain + end, np.float32(np.inf))
            one = cost.argmin(axis=1)
            best = cost[every, one]
            cost[every, one] = np.inf
            other = cost.min(axis=1)
            goes_on = best < home
            first[level, row] = np.where(goes_on, best, home)
            after[level, row] = np.where(goes_on, one, -1)
            second[level, row] = np.where(goes_on, np.minimum(other, home), best)
    return Ends(begins, tick, first, after, second)


def _longer(
    level: _Level,
    nodes: Nodes,
    between: Floats,
    rewards: Floats,
    ends: Ends,
    best: float,
    left: int,
) -> tuple[_Level, float]:
    """One visit more, where there is hope; and the least hope of those given up for their number."""
    pieces = list(_children(level, nodes, between, rewards, ends, best, left))
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
    level: _Level,
    nodes: Nodes,
    between: Floats,
    rewards: Floats,
    ends: Ends,
    best: float,
    left: int,
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
        hope = cost + ends.at(last, done, members, left)
        alive = hope < best - _SAVES
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
