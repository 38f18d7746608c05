"""The choice of arcs as a linear program for HiGHS: one thread, a fixed seed, nothing printed.

Columns: arcs, lost jobs, load steps. Rows: each job once, the room of each time, each crew's load.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from highspy._core import _Highs  # the class over it prints a banner where answers go
from numpy.typing import NDArray

from wudan.matching.batch.tables import Floats, Ints, Table

OPTIONS: Mapping[str, float | bool | int] = {
    "log_to_console": False, "output_flag": False, "threads": 1, "random_seed": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Some jobs, the times and crews they may go to (all sorted), and what is free there.

    `step_row` says whose load step it is, by place among `crews`.
    """

    jobs: Ints
    times: Ints
    crews: Ints
    room: Ints
    step_row: Ints
    step_cost: Floats

    def entries(self, table: Table, arcs: Ints) -> tuple[NDArray[np.int32], Floats]:
        """The three rows of each arc, and how much it takes of them."""
        rows = np.empty((len(arcs), 3), np.int32)
        rows[:, 0] = np.searchsorted(self.jobs, table.job[arcs])
        rows[:, 1] = len(self.jobs) + np.searchsorted(self.times, table.time[arcs])
        rows[:, 2] = (
            len(self.jobs) + len(self.times) + np.searchsorted(self.crews, table.crew[arcs])
        )
        uses = np.ones((len(arcs), 3))
        uses[:, 1] = table.heads[table.job[arcs]]
        return rows.ravel(), uses.ravel()


def program(table: Table, part: Part, arcs: Ints) -> highspy.HighsLp:
    """The cheapest choice among these arcs."""
    count, lost, steps = len(arcs), len(part.jobs), len(part.step_cost)
    rooms = len(part.times) + len(part.crews)
    rows, uses = part.entries(table, arcs)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count + lost + steps, lost + rooms
    lp.col_cost_ = np.r_[table.cost[arcs], table.penalty[part.jobs], part.step_cost].astype(float)
    lp.col_lower_ = np.zeros(lp.num_col_)
    # A job's row holds its arcs below one; saying so twice makes the simplex ten times slower.
    lp.col_upper_ = np.r_[np.full(count + lost, highspy.kHighsInf), np.ones(steps)]
    lp.row_lower_ = np.r_[np.ones(lost), np.full(rooms, -highspy.kHighsInf)]
    lp.row_upper_ = np.r_[np.ones(lost), part.room, np.zeros(len(part.crews))].astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.r_[np.arange(count) * 3, 3 * count + np.arange(lost + steps + 1)]
    lp.a_matrix_.index_ = np.r_[rows, np.arange(lost), lost + len(part.times) + part.step_row]
    lp.a_matrix_.value_ = np.r_[uses, np.ones(lost), -np.ones(steps)]
    return lp


def solver(lp: highspy.HighsLp, options: Mapping[str, float | bool | int]) -> _Highs:
    """A solver that holds a program."""
    made = _Highs()
    for option, value in {**OPTIONS, **options}.items():
        made.setOptionValue(option, value)
    made.passModel(lp)
    return made
