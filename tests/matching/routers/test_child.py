"""A router in a child process: believed in nothing, ended in time, done without when absent.

Small programs that behave like an interpreter with PyVRP (or badly) stand in for it.
"""

import json
import time

import pytest

from tests.matching.routers.questions import question
from wudan.matching.routers import Effort, Router, check, consult, found_router, route

ASKED = question(11)
FIRST, *_, OURS = route(ASKED, seed=1, effort=Effort(yields=3, moves=60))


@pytest.fixture
def interpreter(tmp_path):
    """Writes a program that is run in place of an interpreter."""

    def written(script):
        file = tmp_path / "python"
        file.write_text("#!/bin/sh\n" + script, "utf-8")
        file.chmod(0o755)
        return Router(str(file))

    return written


def spelled(answer):
    number = {client.id: at for at, client in enumerate(ASKED.clients)}
    kinds = {vehicle.id: at for at, vehicle in enumerate(ASKED.vehicles)}
    routes = [[kinds[one.vehicle], [number[name] for name in one.clients]] for one in answer.routes]
    return json.dumps({"routes": routes})


def test_better_routes_are_taken_and_reckoned_by_us(interpreter):
    router = interpreter(f"cat > /dev/null; echo '{spelled(OURS)}'")
    assert OURS.worth < FIRST.worth
    (found,) = consult(router, ASKED, FIRST, seed=1, seconds=20)
    assert found.worth == OURS.worth
    assert found.by == "pyvrp"
    assert check(found, ASKED) == []


def test_a_router_that_hangs_is_ended_and_what_it_said_before_is_kept(interpreter):
    router = interpreter(f"echo '{spelled(OURS)}'; exec sleep 600")
    begun = time.monotonic()
    (found,) = consult(router, ASKED, FIRST, seed=1, seconds=0.5)
    assert found.worth == OURS.worth
    assert time.monotonic() - begun < 300


@pytest.mark.parametrize(
    "words",
    [
        "no json", "{}", '{"routes": 3}', '{"routes": [[0, [99]]]}', '{"routes": [[9, [0]]]}',
        '{"routes": [[0, [0, 0]]]}', '{"routes": [[0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]]}',
        '{"routes": []}',
    ],
)  # fmt: skip
def test_nonsense_is_not_taken(interpreter, words):
    router = interpreter(f"cat > /dev/null; echo '{words}'; exit 1")
    assert list(consult(router, ASKED, FIRST, seed=1, seconds=20)) == []


def test_where_it_is_not_installed_nothing_better_comes():
    assert found_router("/nowhere/python") is None
    with pytest.raises(FileNotFoundError):
        list(consult(Router("/nowhere/python"), ASKED, FIRST, seed=1, seconds=1))


def test_who_stops_listening_ends_it(interpreter):
    router = interpreter(f"echo '{spelled(OURS)}'; exec sleep 600")
    listening = consult(router, ASKED, FIRST, seed=1, seconds=600)
    next(listening)
    listening.close()
