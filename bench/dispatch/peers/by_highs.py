"""A program in a file of arrays, by HiGHS: a linear one, or one in whole numbers where it says so."""

import json
import sys
import time

import highspy
import numpy as np


def main(file: str, seconds: float, seed: int) -> None:
    """Read, solve, print."""
    told = np.load(file)
    lp = highspy.HighsLp()
    count = len(told["costs"])
    lp.num_col_, lp.num_row_ = count, len(told["lows"])
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = told["costs"], np.zeros(count), told["rooms"]
    lp.row_lower_, lp.row_upper_ = told["lows"], told["highs"]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = told["starts"], told["index"]
    lp.a_matrix_.value_ = told["values"]
    if bool(told["whole"]):
        lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = highspy.Highs()
    for option, value in {
        "output_flag": False, "threads": 1, "random_seed": seed, "time_limit": seconds,
    }.items():  # fmt: skip
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    begun = time.process_time()
    solver.run()
    best = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    print(json.dumps({
        "objective": solver.getObjectiveValue() if best else None,
        "cpu_seconds": time.process_time() - begun, "version": "1.16",
    }))  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
