"""C12: home care visits, a third of them by two carers, on Mankowska's instances.

Instances are read from the folder told with `--instances` and are no part of the project.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bench.dispatch.public_pairs import read_hhcrsp
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_most
from wudan.matching.pairs import (
    Answer,
    Carer,
    Effort,
    Need,
    Question,
    Sync,
    Visit,
    check,
    pair,
)

LIMIT = 60.0
_SKILLS, _NOBODYS = ("nursing", "bathing", "cooking"), "surgery"
_THIRDS = 3_000
"""Our objective is in thousandths, and is three times Mankowska's."""
_MOVES = 4_000
_RATES = ((30, 12), (1_000, 10))
"""Yields a second on a busy machine, by the most visits: the search cools towards the last."""


@dataclass(frozen=True, slots=True)
class Public:
    """An instance, and the best cost known of it.

    That of the tours published with Ceschia, Di Gaspero, Rosati and Schaerf (2024), repository
    iolab-uniud/hhcrsp, solutions/mankowska, reckoned again from their routes with exact ways.
    """

    file: str
    best_known: float


INSTANCES = tuple(
    Public(f"hhcrsp/InstanzCPLEX_HCSRP_{name}.json", best)
    for name, best in (
        ("25_1", 428.097),
        ("25_2", 476.049),
        ("25_3", 399.089),
        ("50_1", 943.728),
        ("50_2", 569.118),
        ("50_3", 541.434),
    )
)


def run(asked: Asked) -> Found:
    """Cost over best known, of every instance in the folder."""
    found, ratios = Found(), []
    folder = asked.instances
    if folder is None:
        found.notes = ["needs the public instances: --instances FOLDER"]
    for public in asked.pick(INSTANCES, INSTANCES[:1]) if folder is not None else ():
        if folder is None or not (folder / public.file).exists():
            found.notes = [*found.notes, f"{public.file} is missing"]
            continue
        asked.tell(public.file)
        ratios.append(_ratio(asked, found, folder, public))
    if not ratios:
        found.figures = [Figure("worst / best known", None, at_most(1.10, stretch=1.03))]
        return found
    found.figures = [
        Figure("mean / best known", mean(ratios)),
        Figure("worst / best known", max(ratios), at_most(1.10, stretch=1.03)),
    ]
    return found


def _ratio(asked: Asked, found: Found, folder: Path, public: Public) -> float:
    question = read_hhcrsp(folder / public.file)
    first, last = answered(asked, question, asked.limit(LIMIT))
    found.wrong = [*found.wrong, *(f"{public.file}: {words}" for words in check(last, question))]
    if last.unserved:
        found.wrong = [*found.wrong, f"{public.file}: {len(last.unserved)} are not visited"]
    cost, begun = last.objective / _THIRDS, first.objective / _THIRDS
    note = f"{public.file}: {cost:.2f}, {cost / public.best_known:.4f} of {public.best_known:.2f}"
    found.notes = [*found.notes, f"{note}; first {begun:.2f}; work {last.work}"]
    return cost / public.best_known


def answered(asked: Asked, question: Question, seconds: float) -> tuple[Answer, Answer]:
    """The first answer and the last within so many processor seconds."""
    begun = asked.clock()
    rate = next(rate for most, rate in _RATES if len(question.visits) <= most)
    answers = pair(question, seed=1, effort=Effort(max(2, round(rate * seconds)), _MOVES))
    first = last = next(answers)
    while asked.clock() - begun < seconds:
        better = next(answers, None)
        if better is None:
            break
        last = better
    return first, last


def care(visits: int, carers: int, *, seed: int) -> Question:
    """An invented day of home care in minutes; every third visit is by two, the last by nobody."""
    draw = random.Random(seed)
    points = [(draw.randrange(60), draw.randrange(60)) for _ in range(visits + 1)]
    ways = tuple(tuple(abs(a - c) + abs(b - d) for c, d in points) for a, b in points)
    asked = [_visit(draw, number, visits) for number in range(1, visits + 1)]
    crew = [
        Carer(f"carer{n}", frozenset({_SKILLS[n % 3], _SKILLS[(n + 1) % 3]})) for n in range(carers)
    ]
    return Question(tuple(asked), tuple(crew), ways)


def _visit(draw: random.Random, number: int, last: int) -> Visit:
    opens, name = draw.randrange(0, 480, 30), f"visit{number}"
    if number == last:
        return Visit(name, number, opens, opens + 120, (Need(_NOBODYS, 30),))
    one, other = (Need(skill, draw.randrange(10, 40)) for skill in draw.sample(_SKILLS, 2))
    if number % 3:
        return Visit(name, number, opens, opens + 120, (one,))
    if number % 2:
        return Visit(name, number, opens, opens + 120, (one, other), Sync.TOGETHER)
    return Visit(name, number, opens, opens + 120, (one, other), Sync.IN_TURN, 10, 60)


CASES = (
    Case(
        "C12", "Visits by two",
        "Six home care instances with 25 and 50 patients, 60 s each: a third of ways, lateness and the "
        "largest lateness, over the best value known.",
        run,
    ),
)  # fmt: skip
