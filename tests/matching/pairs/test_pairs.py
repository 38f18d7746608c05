"""Visits by two: exact moments, the same again, reasons, and a checker that sees what is planted."""

import random
from dataclasses import replace

import pytest

from wudan.matching.pairs import (
    Answer,
    Carer,
    Effort,
    Impossible,
    Need,
    Question,
    Reason,
    Stop,
    Sync,
    Tour,
    Visit,
    check,
    pair,
)
from wudan.matching.pairs.reading import read_instance
from wudan.matching.reading import Unreadable

SHORT = Effort(yields=4, moves=400)
BATH, NURSE = Need("bath", 10), Need("nurse", 10)
PAIR = Visit("ann", 1, 50, 90, (NURSE, BATH), Sync.IN_TURN, 20, 30)


def question(seed, visits=14):
    draw = random.Random(seed)
    places = [(draw.randint(0, 60), draw.randint(0, 60)) for _ in range(visits + 1)]
    ways = tuple(tuple(abs(a - c) + abs(b - d) for c, d in places) for a, b in places)
    kinds = [(None, 0, 0), (Sync.TOGETHER, 0, 0), (Sync.IN_TURN, 15, 40)]
    listed = []
    for n in range(1, visits + 1):
        sync, least, most = kinds[n % 3]
        needs = (NURSE, BATH) if sync else (draw.choice([NURSE, BATH]),)
        opens = draw.randint(0, 300)
        listed.append(Visit(f"v{n:02d}", n, opens, opens + 60, needs, sync, least, most))
    carers = [Carer("a", frozenset({"bath"})), Carer("b", frozenset({"nurse"}))]
    carers += [Carer(name, frozenset({"bath", "nurse"})) for name in "cd"]
    return Question(tuple(listed), tuple(carers), ways)


def small(visit=PAIR, way=30):
    carers = (Carer("a", frozenset({"bath"})), Carer("b", frozenset({"nurse"})))
    return Question((visit,), carers, ((0, way), (way, 0)))


def told(first=50, second=70, travel=120, **changes):
    tours = (Tour("a", (Stop("ann", 1, second),)), Tour("b", (Stop("ann", 0, first),)))
    return replace(Answer(tours, {}, travel, 0, 0, 0), **changes)


@pytest.mark.parametrize("seed", range(3))
def test_answers_get_no_worse_and_pass_the_checker(seed):
    asked = question(seed)
    answers = list(pair(asked, seed=seed, effort=SHORT))
    assert [one for answer in answers for one in check(answer, asked)] == []
    worth = [answer.objective for answer in answers]
    assert worth == sorted(worth, reverse=True)
    assert worth[-1] < worth[0]


def test_the_same_seed_gives_the_same_answers():
    once, again = (list(pair(question(1), seed=5, effort=SHORT)) for _ in range(2))
    assert once == again


def test_a_pair_comes_as_its_visit_says():
    *_, answer = pair(small(), effort=SHORT)
    assert answer == replace(told(), work=answer.work)
    *_, answer = pair(small(replace(PAIR, sync=Sync.TOGETHER), way=60), effort=SHORT)
    assert {stop.begins for tour in answer.tours for stop in tour.stops} == {60}
    late = replace(small(), carers=(Carer("a", frozenset({"bath"}), starts=70), small().carers[1]))
    *_, answer = pair(late, effort=SHORT)
    # The carer who bathes comes at 100 at the earliest, so the nurse waits until 70.
    assert {tour.carer: tour.stops[0].begins for tour in answer.tours} == {"a": 100, "b": 70}
    assert (answer.late, answer.latest) == (10, 10)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (told(second=85), "35 apart"),
        (told(second=65), "15 apart"),
        (told(first=40, second=70), "begins before it opens"),
        (told(travel=60), "reckoned"),
        (told(late=5), "reckoned"),
        (told(tours=told().tours[:1], travel=60), "met"),
        (told(tours=(), travel=0), "no reason"),
        (told(unserved={"ann": Reason.SKILL}), "visited and unserved"),
        (told(tours=(Tour("b", (Stop("ann", 0, 50), Stop("ann", 1, 70))),), travel=60), "alone"),
        (told(tours=(*told().tours, Tour("x", ()))), "unknown"),
    ],
)
def test_the_checker_finds_what_is_planted(answer, words):
    assert check(told(), small()) == []
    assert words in " ".join(check(answer, small()))


def test_who_nobody_can_visit_has_a_reason():
    asked = question(2)
    odd = Visit("odd", 1, 0, 9, (Need("law", 5),))
    both = Visit("both", 1, 0, 9, (Need("sing", 5), Need("drum", 5)), Sync.TOGETHER)
    band = Carer("band", frozenset({"sing", "drum"}))
    asked = replace(asked, visits=(*asked.visits, odd, both), carers=(*asked.carers, band))
    *_, answer = pair(asked, effort=SHORT)
    assert answer.unserved == {"odd": Reason.SKILL, "both": Reason.ONE_PERSON}
    assert check(answer, asked) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (small(replace(PAIR, least=40)), "gap is from 40 to 30"),
        (small(way=-1), "below zero"),
        (small(replace(PAIR, closes=10)), "closes before it opens"),
        (small(replace(PAIR, sync=None)), "two needs"),
        (small(replace(PAIR, place=7)), "no ways"),
        (small(replace(PAIR, needs=())), "0 needs"),
    ],
)
def test_what_contradicts_itself_is_said(asked, words):
    with pytest.raises(Impossible, match=words):
        pair(asked)


def test_a_file_is_read_or_refused_in_words():
    told = {
        "ways": [[0, 30], [30, 0]], "skills": ["bath", "nurse"],
        "carers": [{"id": "a", "skills": ["bath"]}, {"id": "b", "skills": ["nurse"]}],
        "visits": [{"id": "ann", "place": 1, "opens": 50, "closes": 90, "sync": "in_turn", "gap": [20, 30],
                    "needs": [{"skill": "nurse", "lasts": 10}, {"skill": "bath", "lasts": 10}]}],
    }  # fmt: skip
    assert read_instance(told) == small()
    for wrong, words in (
        ({"skills": ["bath"]}, "nurse is not in skills"),
        ({"ways": [[0, -1], [1, 0]]}, "ways"),
        ({"visits": [{**told["visits"][0], "gap": [5, 1]}]}, "gap is from 5 to 1"),
        ({"visits": [{**told["visits"][0], "sync": "apart"}]}, "sync"),
    ):
        with pytest.raises(Unreadable, match=words):
            read_instance({**told, **wrong})


def test_nobody_to_visit_is_an_answer():
    asked = replace(small(), visits=())
    assert [answer.objective for answer in pair(asked)] == [0]
