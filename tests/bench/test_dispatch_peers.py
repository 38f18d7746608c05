"""Peers are not trusted: who hangs is killed and named, who is wrong is found out by the checker."""

import os
import stat
import sys

import pytest

from bench.dispatch.asking import Peer, Reply, ask
from bench.dispatch.rounds_asked import plan_of, read_answer, rounds, spelled
from bench.dispatch.runs import best_of
from wudan.matching.rounds import check, plan

ASKED = rounds("24", 1)


@pytest.fixture
def peer(tmp_path):
    """A peer that runs whatever is written for it, with this very Python."""
    home = tmp_path / "home"
    (home / "bin").mkdir(parents=True)
    python = home / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(python.stat().st_mode | stat.S_IXUSR)

    def told(words, seconds=1.0, grace=0.0):
        script = tmp_path / "script.py"
        script.write_text(words)
        asked = Peer("Somebody", os.path.relpath(script, "bench/dispatch/peers"))
        return ask(asked, tmp_path / "question", seconds=seconds, home=home, grace=grace)

    return told


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("while True: pass", "Somebody did not stop and was killed after 1 s"),
        ("raise SystemExit(3)", "Somebody failed (3): no word"),
        ("import vroomvroom", "ModuleNotFoundError"),
        ("print('fast!')", "Somebody answered what is no JSON"),
        ("print([1])", "Somebody answered no object"),
    ],
)
def test_a_peer_that_gives_no_answer_is_named_in_a_line(peer, words, trouble):
    reply = peer(words, seconds=0.3)
    assert trouble in reply.trouble
    assert "\n" not in reply.trouble
    assert reply.told == {}


def test_who_is_not_there_is_named(tmp_path):
    reply = ask(Peer("PyVRP", "by_pyvrp.py"), tmp_path, seconds=1, home=tmp_path)
    assert reply.trouble.startswith("PyVRP is not installed")


def test_an_answer_comes_back(peer):
    assert peer("print('a banner'); print('{\"tours\": []}')", grace=9).told == {"tours": []}


def routes():
    number = {visit.id: at for at, visit in enumerate(ASKED.visits)}
    duty = {day.key: at for at, day in enumerate(ASKED.days)}
    made = next(plan(ASKED.visits, ASKED.days, travel=ASKED.travel, seed=1))
    return [[duty[tour.key], [number[name] for name in tour.visits]] for tour in made.tours], made


def test_a_right_answer_is_reckoned_again_and_kept():
    told, made = routes()
    answer = read_answer(ASKED, Reply("Somebody", {"tours": told, "objective": 1}))
    assert answer.good
    assert answer.plan.objective == made.objective
    assert best_of([answer]) == answer.plan
    assert check(plan_of(ASKED, told), ASKED.visits, ASKED.days, travel=ASKED.travel) == []


@pytest.mark.parametrize("spoil", [
    lambda told: [[told[0][0], told[0][1] + told[1][1] + told[2][1]], *told[3:]],
    lambda told: [*told, told[0]],
    lambda told: [[told[0][0], [told[1][1][0], *told[0][1]]], *told[1:]],
    lambda told: [[9999, [0]]],
    lambda told: [[0, ["x"]]],
    lambda told: "none",
])  # fmt: skip
def test_a_wrong_answer_is_found_out_and_compared_with_nobody(spoil):
    answer = read_answer(ASKED, Reply("Somebody", {"tours": spoil(routes()[0])}))
    assert answer.trouble.startswith("Somebody: wrong answer: ")
    assert best_of([answer]) is None


def test_whole_days_that_follow_one_another_are_one_span():
    told = spelled(ASKED)
    spans = [row["spans"] for row in told["visits"]]
    assert [(8 * 3600, (4 * 24 + 16) * 3600)] in spans
    assert max(len(one) for one in spans) == 1
    assert len(told["ways"]) == len(told["ways"][0])
