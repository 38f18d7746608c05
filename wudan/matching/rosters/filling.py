"""Fill shifts: columns are (volunteer, shift), empty places and load steps; rows are needs, cliques
of overlapping shifts, and loads. Solved by HiGHS, one thread; branched only if a share is left.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
from highspy._core import _Highs

from wudan.matching.rosters.ability import able_for
from wudan.matching.rosters.shapes import Because, Roster, Shift, Volunteer

_WHOLE = 1e-6
_MOST_NODES = 500
_OPTIONS = {
    "log_to_console": False, "output_flag": False, "threads": 1, "random_seed": 1,
    "simplex_dual_edge_weight_strategy": 1,
}  # fmt: skip


@dataclass(slots=True)
class _Program:
    """Columns and rows as they are collected."""

    costs: list[float] = field(default_factory=list)
    rooms: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    rows: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    """Of each column in its rows, where those of a column begin is in `starts`."""

    def row(self, low: float, high: float) -> int:
        self.lows.append(low)
        self.highs.append(high)
        return len(self.lows) - 1

    def column(self, cost: float, room: float, rows: Sequence[int], share: float = 1.0) -> int:
        self.costs.append(cost)
        self.rooms.append(room)
        self.rows += rows
        self.shares += [share] * len(rows)
        self.starts.append(len(self.rows))
        return len(self.costs) - 1


def roster(shifts: Iterable[Shift], volunteers: Iterable[Volunteer]) -> Roster:
    """The cheapest roster: wishes, load steps, and penalties of empty places.

    ValueError for a shift or a volunteer given twice.
    """
    posts, people = _once(shifts), _once(volunteers)
    program = _Program()
    needs = [program.row(max(0, post.need), max(0, post.need)) for post in posts]
    for post, need in zip(posts, needs, strict=True):
        program.column(post.penalty, max(0, post.need), [need])
    able = able_for(people, posts)
    chosen = {
        column: (post, person)
        for person, mine in zip(people, able, strict=True)
        for column, post in _offers(
            program, person, [(posts[at], needs[at]) for at in np.flatnonzero(mine).tolist()]
        )
    }
    value, shares = _solve(program)
    if not all(abs(share - round(share)) < _WHOLE for share in shares):
        shares = _solve(program, whole=True)[1]
    could = able.sum(axis=0).tolist()
    return _told(posts, people, chosen, shares, value, could)


def _once(rows: Iterable) -> list:  # type: ignore[type-arg]
    listed = sorted(rows, key=lambda row: row.id)
    if len({row.id for row in listed}) < len(listed):
        message = "a shift or a volunteer is given twice"
        raise ValueError(message)
    return listed


def _offers(
    program: _Program, person: Volunteer, able: Sequence[tuple[Shift, int]]
) -> list[tuple[int, Shift]]:
    """The columns of one person: each shift they can take, and the steps of their load."""
    if not able or person.most < 1:
        return []
    load = program.row(0, 0)
    for nth in range(1, min(person.most, len(able)) + 1):
        program.column(person.step(nth), 1.0, [load], -1.0)
    inside: dict[str, list[int]] = {post.id: [need, load] for post, need in able}
    for clique in cliques([post for post, _ in able]):
        row = program.row(-highspy.kHighsInf, 1)
        for post in clique:
            inside[post.id].append(row)
    wishes = person.wishes
    return [
        (program.column(wishes.get(post.id, 0), 1.0, inside[post.id]), post) for post, _ in able
    ]


def cliques(shifts: Sequence[Shift]) -> list[list[Shift]]:
    """The largest sets of shifts that all overlap, those of one left out."""
    found: list[list[Shift]] = []
    running: list[Shift] = []
    for shift in sorted(shifts, key=lambda shift: (shift.begins, shift.ends, shift.id)):
        still = [one for one in running if one.ends > shift.begins]
        if len(still) < len(running) and len(running) > 1 and not _within(running, found):
            found.append(running)
        running = [*still, shift]
    if len(running) > 1 and not _within(running, found):
        found.append(running)
    return found


def _within(clique: list[Shift], found: list[list[Shift]]) -> bool:
    return bool(found) and {one.id for one in clique} <= {one.id for one in found[-1]}


def _solve(program: _Program, *, whole: bool = False) -> tuple[float, list[float]]:
    lp = highspy.HighsLp()
    count = len(program.costs)
    lp.num_col_, lp.num_row_ = count, len(program.lows)
    lp.col_cost_, lp.col_upper_ = np.array(program.costs), np.array(program.rooms)
    lp.col_lower_ = np.zeros(count)
    lp.row_lower_, lp.row_upper_ = np.array(program.lows), np.array(program.highs)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(program.starts)
    lp.a_matrix_.index_ = np.array(program.rows, np.int32)
    lp.a_matrix_.value_ = np.array(program.shares)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = _Highs()
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    # There is little to simplify: to look for it took as long as to solve.
    solver.setOptionValue("presolve", "choose" if whole else "off")
    solver.setOptionValue("mip_max_nodes", _MOST_NODES)
    solver.passModel(lp)
    solver.run()
    return float(solver.getObjectiveValue()), list(solver.getSolution().col_value)


def _told(
    posts: Sequence[Shift], people: Sequence[Volunteer],
    chosen: dict[int, tuple[Shift, Volunteer]], shares: Sequence[float], value: float,
    could: Sequence[int],
) -> Roster:  # fmt: skip
    places: dict[str, list[str]] = {post.id: [] for post in posts}
    loads = dict.fromkeys((person.id for person in people), 0)
    cost = 0
    for column, (post, person) in chosen.items():
        if shares[column] > 0.5:
            places[post.id].append(person.id)
            loads[person.id] += 1
            cost += person.wishes.get(post.id, 0) + person.step(loads[person.id])
    empty = {}
    for post, able in zip(posts, could, strict=True):
        missing = max(0, post.need) - len(places[post.id])
        if missing:
            cost += missing * post.penalty
            empty[post.id] = (missing, Because.NOBODY if able < post.need else Because.OUTBID)
    return Roster(
        {name: tuple(sorted(names)) for name, names in places.items()}, empty, cost,
        math.ceil(value - 1e-3),
    )  # fmt: skip
