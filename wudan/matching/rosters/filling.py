"""Fill shifts: columns are (volunteer, shift), empty places and load steps; rows are needs, cliques
of overlapping shifts, and loads. Solved by HiGHS, one thread; branched only if a share is left.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
from highspy._core import _Highs

from wudan.matching.rosters.shapes import Because, Roster, Shift, Volunteer

_WHOLE = 1e-6
_MOST_NODES = 500
_OPTIONS = {"log_to_console": False, "output_flag": False, "threads": 1, "random_seed": 1}


@dataclass(slots=True)
class _Program:
    """Columns and rows as they are collected."""

    costs: list[float] = field(default_factory=list)
    rooms: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    at: list[list[tuple[int, float]]] = field(default_factory=list)

    def row(self, low: float, high: float) -> int:
        self.lows.append(low)
        self.highs.append(high)
        return len(self.lows) - 1

    def column(self, cost: float, room: float, rows: list[tuple[int, float]]) -> int:
        self.costs.append(cost)
        self.rooms.append(room)
        self.at.append(rows)
        return len(self.costs) - 1


def roster(shifts: Iterable[Shift], volunteers: Iterable[Volunteer]) -> Roster:
    """The cheapest roster: wishes, load steps, and penalties of empty places.

    ValueError for a shift or a volunteer given twice.
    """
    posts, people = _once(shifts), _once(volunteers)
    program = _Program()
    needs = [program.row(max(0, post.need), max(0, post.need)) for post in posts]
    for post, need in zip(posts, needs, strict=True):
        program.column(post.penalty, max(0, post.need), [(need, 1.0)])
    chosen = {
        column: (post, person)
        for person in people
        for column, post in _offers(program, person, posts, needs)
    }
    value, shares = _solve(program)
    if not all(abs(share - round(share)) < _WHOLE for share in shares):
        shares = _solve(program, whole=True)[1]
    return _told(posts, people, chosen, shares, value)


def _once(rows: Iterable) -> list:  # type: ignore[type-arg]
    listed = sorted(rows, key=lambda row: row.id)
    if len({row.id for row in listed}) < len(listed):
        message = "a shift or a volunteer is given twice"
        raise ValueError(message)
    return listed


def _offers(
    program: _Program, person: Volunteer, posts: Sequence[Shift], needs: Sequence[int]
) -> list[tuple[int, Shift]]:
    """The columns of one person: each shift they can take, and the steps of their load."""
    able = [
        (post, need) for post, need in zip(posts, needs, strict=True) if not person.refusal(post)
    ]
    if not able or person.most < 1:
        return []
    load = program.row(0, 0)
    for nth in range(1, min(person.most, len(able)) + 1):
        program.column(person.step(nth), 1.0, [(load, -1.0)])
    inside: dict[str, list[int]] = {}
    for clique in cliques([post for post, _ in able]):
        row = program.row(-highspy.kHighsInf, 1)
        for post in clique:
            inside.setdefault(post.id, []).append(row)
    made = []
    for post, need in able:
        rows = [(need, 1.0), (load, 1.0), *((row, 1.0) for row in inside.get(post.id, ()))]
        made.append((program.column(person.wishes.get(post.id, 0), 1.0, rows), post))
    return made


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
    flat = [entry for rows in program.at for entry in rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(rows) for rows in program.at)])
    lp.a_matrix_.index_ = np.array([row for row, _ in flat], np.int32)
    lp.a_matrix_.value_ = np.array([value for _, value in flat])
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = _Highs()
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.setOptionValue("mip_max_nodes", _MOST_NODES)
    solver.passModel(lp)
    solver.run()
    return float(solver.getObjectiveValue()), list(solver.getSolution().col_value)


def _told(
    posts: Sequence[Shift], people: Sequence[Volunteer],
    chosen: dict[int, tuple[Shift, Volunteer]], shares: Sequence[float], value: float,
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
    for post in posts:
        missing = max(0, post.need) - len(places[post.id])
        if missing:
            cost += missing * post.penalty
            could = sum(1 for person in people if not person.refusal(post))
            empty[post.id] = (missing, Because.NOBODY if could < post.need else Because.OUTBID)
    return Roster(
        {name: tuple(sorted(names)) for name, names in places.items()}, empty, cost,
        math.ceil(value - 1e-3),
    )  # fmt: skip
