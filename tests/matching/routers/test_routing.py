"""An answer of our own is always there, possible, and its objective is what the checker reckons."""

from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np
import pytest

from tests.matching.routers.questions import question
from wudan.matching.rounds import Because
from wudan.matching.routers import Client, Effort, Question, Vehicle, check, route

SHORT = Effort(yields=3, moves=40)


@pytest.mark.parametrize(
    "asked",
    [
        question(1),
        question(2, skills=True),
        question(3, prizes=True),
        question(4, longest=250),
        question(5, skills=True, prizes=True, longest=200),
    ],
)
def test_every_answer_is_possible_and_none_is_worse_than_the_one_before(asked):
    answers = list(route(asked, seed=1, effort=SHORT))
    assert [check(answer, asked) for answer in answers] == [[]] * 4
    worths = [answer.worth for answer in answers]
    assert worths == sorted(worths, reverse=True)


def test_the_same_seed_gives_the_same_answer():
    first, again = (list(route(question(6), seed=4, effort=SHORT)) for _ in range(2))
    assert first == again


def test_five_clients_are_routed_as_well_as_can_be():
    asked = question(7, clients=5, windows=False)
    one = replace(asked, vehicles=(Vehicle("v", 1, 0, 0, 0, 1000),))
    *_, best = route(one, seed=1, effort=SHORT)

    def cost(order):
        stops = [0, *order, 0]
        return sum(int(one.costs[a, b]) for a, b in pairwise(stops))

    assert best.objective == min(cost(order) for order in permutations(range(1, 6)))


def test_who_cannot_be_visited_is_named_with_a_reason():
    ways = np.array([[0, 50, 10], [50, 0, 50], [10, 50, 0]])
    clients = (
        Client("far", 1, 0, 0, 20),
        Client("heavy", 2, 0, 0, 100, demand=9),
        Client("reversed", 2, 0, 9, 8),
        Client("cheap", 1, 0, 0, 100, prize=5),
        Client("forgotten", 2, 0, 0, 10, demand=0),
    )
    vehicle = Vehicle("v", 1, 0, 0, 5, 200, 3)
    asked = Question(clients, (vehicle,), ways, ways)
    *_, best = route(asked, seed=1, effort=SHORT)
    assert check(best, asked) == []
    assert best.unserved == {
        "far": Because.OUT_OF_REACH,
        "heavy": Because.SKILL,
        "reversed": Because.WINDOW_REVERSED,
        "cheap": Because.OUTBID,
        "forgotten": Because.OUT_OF_REACH,
    }
    assert best.missing == 4


def test_of_a_group_one_is_visited():
    ways = np.array([[0, 5, 10], [5, 0, 12], [10, 12, 0]])
    clients = tuple(
        Client(f"morning {n}", n, 0, 0, 100, group="ann", prize=prize)
        for n, prize in ((1, 50), (2, 50))
    )
    asked = Question(clients, (Vehicle("v", 1, 0, 0, 0, 200),), ways, ways)
    *_, best = route(asked, seed=1, effort=SHORT)
    assert check(best, asked) == []
    assert best.objective == 10
    assert best.unserved == {}


def test_a_route_leaves_so_late_that_it_lasts_no_longer_than_it_may():
    ways = np.array([[0, 5], [5, 0]])
    asked = Question(
        (Client("late", 1, 0, 80, 90),), (Vehicle("v", 1, 0, 0, 0, 200, longest=10),), ways, ways
    )
    *_, best = route(asked, seed=1, effort=SHORT)
    assert check(best, asked) == []
    assert best.missing == 0


def test_nobody_to_visit_and_nobody_to_go_are_answered():
    asked = question(8)
    for empty in (replace(asked, clients=()), replace(asked, vehicles=())):
        *_, best = route(empty, seed=1, effort=SHORT)
        assert check(best, empty) == []
        assert best.routes == ()


def test_the_checker_sees_what_is_wrong():
    asked = question(9)
    *_, best = route(asked, seed=1, effort=SHORT)
    first, *others = best.routes
    assert check(replace(best, objective=best.objective - 1), asked)
    assert check(replace(best, routes=(*best.routes, first)), asked)
    assert check(replace(best, routes=tuple(others)), asked)
    turned = replace(first, clients=first.clients[::-1])
    assert check(replace(best, routes=(turned, *others)), asked)
    assert check(replace(best, routes=(replace(first, vehicle="none"), *others)), asked)
