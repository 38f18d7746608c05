"""The suite judges by code: a figure by its goal, a case by its worst figure and by the checker."""

import json

import pytest

from bench.dispatch.registry import cases
from bench.dispatch.running import failed, run
from bench.dispatch.shapes import Asked, Case, Figure, Found, Verdict, at_least, at_most


@pytest.mark.parametrize(
    ("value", "goal", "verdict"),
    [
        (1.02, at_most(1.02, stretch=1.01), Verdict.PASSED),
        (1.01, at_most(1.02, stretch=1.01), Verdict.STRETCH),
        (1.0201, at_most(1.02, stretch=1.01), Verdict.MISSED),
        (0.99, at_least(0.99, stretch=0.998), Verdict.PASSED),
        (0.98, at_least(0.99), Verdict.MISSED),
        (None, at_least(0.99), Verdict.NOT_MEASURED),
        (7, None, Verdict.TOLD),
    ],
)
def test_a_figure_stands_as_its_goal_says(value, goal, verdict):
    assert Figure("x", value, goal).verdict() == verdict


def test_small_instances_have_only_the_goals_that_hold_for_all():
    assert Figure("x", 9, at_most(1)).verdict(quick=True) == Verdict.TOLD
    assert Figure("x", 9, at_most(1), only_full=False).verdict(quick=True) == Verdict.MISSED


def test_a_case_is_as_good_as_its_worst_figure_and_a_wrong_answer_spoils_all():
    good, bad = Figure("x", 1, at_most(1)), Figure("y", 2, at_most(1))
    assert Found([good, bad]).verdict() == Verdict.MISSED
    assert Found([good, Figure("y", None, at_most(1))]).verdict() == Verdict.NOT_MEASURED
    assert Found([good], wrong=["two tours"]).verdict() == Verdict.WRONG


def crash(asked):
    raise ZeroDivisionError("no teams")


def test_a_case_that_crashes_is_named_and_the_others_run(tmp_path):
    said, file = [], tmp_path / "found.json"
    listed = [
        Case("Z1", "crashes", "", crash),
        Case("Z2", "passes", "", lambda asked: Found([Figure("x", 1, at_most(1))])),
    ]
    result = run(listed, Asked(), file=file, say=said.append)
    assert failed(result) == ["Z1"]
    assert json.loads(file.read_text("utf-8"))["cases"]["Z2"]["verdict"] == "passed"
    assert any("ZeroDivisionError: no teams" in line for line in said)


def test_a_case_run_alone_leaves_the_others_in_the_file(tmp_path):
    file = tmp_path / "found.json"
    for name in ("Z1", "Z2"):
        run([Case(name, "", "", lambda asked: Found())], Asked(), file=file, say=lambda line: None)
    told = json.loads(file.read_text("utf-8"))["cases"]
    assert {name: case["again"] for name, case in told.items()} == {"Z1": False, "Z2": True}


def test_every_case_has_an_id_of_its_own_and_says_what_it_measures():
    listed = cases()
    assert all(case.title and case.measures for case in listed)
    with pytest.raises(KeyError, match="Q9"):
        cases({"Q9"})
