"""The best day-tours at given prices: a beam over partial tours, level by level.

Decides nothing for good: it proposes columns. At each level and for each last visit the few
beginnings that leave most are kept, time counted, so that it may miss a tour; `proving` does not.
"""

from dataclasses import dataclass

import numpy as np

from wudan.matching.rounds.compiling import Floats, Ints, Nodes
from wudan.matching.rounds.shapes import TeamDay

_NOTHING = np.float32(np.inf)
_SAVES = np.float32(-0.5)
"""Half a second: what saves less is rounding."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day-tour: number of the team-day, seconds of travel, numbers of the visits in turn."""

    day: int
    travel: int
    visits: tuple[int, ...]


@dataclass(slots=True)
class Beginnings:
    """Partial tours of one length: their last visit, when they are done, travel, cost, members."""

    last: Ints
    done: Floats
    rested: np.ndarray
    travel: Floats
    cost: Floats
    members: Ints


def best_tours(
    number: int, day: TeamDay, nodes: Nodes, rewards: Floats, price: float, *, width: int, most: int
) -> list[Column]:
    """Tours of a team-day whose travel less rewards plus the day's price is below zero.

    `rewards` is what each node pays; nodes that pay nothing are left alone. `width` beginnings
    are kept for each last visit, `most` tours are given back, the best first.
    """
    pays = np.nonzero(rewards > 0)[0]
    if not len(pays):
        return []
    nodes, rewards = nodes.only(pays), rewards[pays]
    between = nodes.between
    begun = _first(day, nodes, rewards)
    found: dict[frozenset[int], tuple[float, Column]] = {}
    # The day's own price, spread over its hours, tells what a second is worth; one saved, about
    # twice that (tried: 0.6 to 2, on the benchmark's rounds).
    a_second = 2 * max(0.0, price) / max(1, day.ends - day.starts)
    for length in range(1, day.most_visits + 1):
        _collect(found, number, day, nodes, begun, price, most)
        if length == day.most_visits:
            break
        longer = _extended(day, nodes, between, rewards, begun, width, np.float32(a_second))
        if longer is None:
            break
        begun = longer
    ranked = sorted(found.values(), key=lambda pair: (pair[0], pair[1].visits))
    return [column for _, column in ranked[:most]]


def _first(day: TeamDay, nodes: Nodes, rewards: Floats) -> Beginnings:
    begins = np.maximum(day.starts + nodes.from_base, nodes.opens)
    rested = np.zeros(len(begins), bool)
    begins, rested = _with_rest(day, begins, nodes.service, nodes.opens, rested)
    every = np.arange(len(nodes.visit))
    fits = begins <= nodes.closes
    return Beginnings(
        every[fits], (begins + nodes.service)[fits], rested[fits], nodes.from_base[fits],
        (nodes.from_base - rewards)[fits], nodes.visit[fits][:, None],
    )  # fmt: skip


def _with_rest(
    day: TeamDay, begins: Floats, service: Floats, opens: Floats, rested: np.ndarray
) -> tuple[Floats, np.ndarray]:
    """Put the pause before a service that would otherwise run past the last moment for it."""
    if not day.rest:
        return begins, rested
    now = ~rested & (begins + service > day.rest_by)
    late = np.where(begins > day.rest_by, _NOTHING, begins + day.rest)
    return np.where(now, np.maximum(late, opens), begins).astype(np.float32), rested | now


def _extended(
    day: TeamDay,
    nodes: Nodes,
    between: Floats,
    rewards: Floats,
    begun: Beginnings,
    width: int,
    a_second: np.float32,
) -> Beginnings | None:
    way = between[begun.last]
    begins = np.maximum(begun.done[:, None] + way, nodes.opens)
    rested = begun.rested[:, None]
    if day.rest:
        rested = np.broadcast_to(rested, begins.shape)
        begins, rested = _with_rest(day, begins, nodes.service, nodes.opens, rested)
    cost = begun.cost[:, None] + way - rewards
    shut = begins > nodes.closes
    for member in range(begun.members.shape[1]):
        shut |= begun.members[:, member][:, None] == nodes.visit
    cost[shut] = _NOTHING
    if width == 1:
        rows = np.argmin(cost + a_second * begins, axis=0)[None, :]
    elif len(cost) > width:
        rows = np.argpartition(cost + a_second * begins, width - 1, axis=0)[:width]
    else:
        rows = np.broadcast_to(np.arange(len(cost))[:, None], cost.shape)
    last = np.broadcast_to(np.arange(len(nodes.visit)), rows.shape)
    kept = np.isfinite(cost[rows, last])
    rows, last = rows[kept], last[kept]
    if not len(rows):
        return None
    return Beginnings(
        last, begins[rows, last] + nodes.service[last],
        rested[rows, last] if day.rest else rested[rows, 0],
        begun.travel[rows] + way[rows, last], cost[rows, last],
        np.concatenate([begun.members[rows], nodes.visit[last][:, None]], axis=1),
    )  # fmt: skip


def _collect(
    found: dict[frozenset[int], tuple[float, Column]], number: int, day: TeamDay, nodes: Nodes,
    begun: Beginnings, price: float, most: int,
) -> None:  # fmt: skip
    """Bring the beginnings home; of those that save, keep the best of each set of visits."""
    back = nodes.to_end[begun.last]
    total = begun.cost + back + np.float32(price)
    if day.rest:
        home = begun.done + back
        unrested = ~begun.rested & (home > day.rest_by)
        too_late = unrested & ((begun.done > day.rest_by) | (home + day.rest > day.ends))
        total = np.where(too_late, _NOTHING, total)
    taken = min(most, len(total))
    for row in np.argpartition(total, taken - 1)[:taken]:
        if total[row] < _SAVES:
            visits = tuple(begun.members[row].tolist())
            value = float(total[row])
            known = found.get(frozenset(visits))
            if known is None or value < known[0]:
                column = Column(number, round(float(begun.travel[row] + back[row])), visits)
                found[frozenset(visits)] = (value, column)
