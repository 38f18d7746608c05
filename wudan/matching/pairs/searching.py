"""The search: visits are moved, with their carers, and a worse plan is taken by a chance that cools.

After the annealing of Ceschia, Di Gaspero, Rosati and Schaerf (2024). Work is counted in moves; the
same seed and the same work give the same tours.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from wudan.matching.pairs.objecting import objections, reason_against
from wudan.matching.pairs.shapes import Answer, Impossible, Question, Stop, Tour
from wudan.matching.pairs.tours import Move, Tours

_WARM, _COLD = 2.0, 0.015
"""Temperatures, in mean ways between two places."""
_NEAR = 10
"""How many of the nearest visits a visit may be put beside."""
_FIRST = 8
"""Yields of the first cooling; each next one lasts twice as long."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many answers at most, and moves tried before each."""

    yields: int = 500
    moves: int = 4_000


def pair(question: Question, *, seed: int = 0, effort: Effort | None = None) -> Iterator[Answer]:
    """Ever better answers; Impossible says what of the question contradicts itself."""
    wrong = objections(question)
    if wrong:
        raise Impossible("; ".join(wrong))
    return _Search(question, seed).answers(effort or Effort())


class _Search:
    def __init__(self, question: Question, seed: int) -> None:
        self.question, self.draw = question, random.Random(seed)
        reasons = {visit.id: reason_against(visit, question) for visit in question.visits}
        self.unserved = {name: reason for name, reason in reasons.items() if reason is not None}
        visits = sorted(
            (visit for visit in question.visits if visit.id not in self.unserved),
            key=lambda visit: (visit.closes, visit.id),
        )
        self.tours = Tours(question, visits)
        ways = [way for row in self.tours.way for way in row]
        self.mean = max(1.0, sum(ways) / max(1, len(ways)))
        self.near = [self._near(number) for number in range(len(visits))]
        self.best = (0, self.tours.keep())
        self.work = 0

    def answers(self, effort: Effort) -> Iterator[Answer]:
        """The first at once: each visit in the order of its window, where it costs the least."""
        self._begin()
        yield self._answer()
        if len(self.tours.visits) == 0:
            return
        made, span = 1, _FIRST
        while made < effort.yields:
            # The last cooling ends with the work there is.
            left = effort.yields - made
            span = left if left < 3 * span else span
            for n in range(span):
                self._cool(effort.moves, n / span, (n + 1) / span)
                made += 1
                yield self._answer()
            span *= 2
            self.tours.restore(self.best[1])

    def _begin(self) -> None:
        tours = self.tours
        for visit in range(len(tours.visits)):
            self._put_first(visit)
        self.best = (tours.value, tours.keep())

    def _put_first(self, visit: int) -> None:
        """At the end of the order, by those who then cost the least."""
        tours, at = self.tours, len(self.tours.order)
        found: tuple[int, tuple[int, ...]] | None = None
        able = tours.able[visit]
        crews = [(a,) for a in able[0]] if len(able) == 1 else [
            (a, b) for a in able[0] for b in able[1] if a != b
        ]  # fmt: skip
        for crew in crews:
            tours.put(visit, at, crew)
            tours.settle({visit}, at)
            if found is None or (tours.value, crew) < found:
                found = tours.value, crew
            tours.take(visit)
            tours.order.pop()
            tours.held[visit] = ()
        if found is not None:
            tours.put(visit, at, found[1])
            tours.settle({visit}, at)

    def _cool(self, moves: int, begin: float, end: float) -> None:
        tours, draw = self.tours, self.draw
        value = tours.value
        for n in range(moves):
            part = begin + (end - begin) * n / moves
            heat = self.mean * _WARM * (_COLD / _WARM) ** part
            limit = value - heat * math.log(1.0 - draw.random())
            if tours.tried(self._move(), limit):
                value = tours.value
                if value < self.best[0]:
                    self.best = (value, tours.keep())
        self.work += 1

    def _move(self) -> list[Move]:
        tours, draw = self.tours, self.draw
        count, chance = len(tours.order), draw.random()
        at = int(draw.random() * count)
        visit = tours.order[at]
        if chance < 0.45 and self.near[visit]:
            return [self._beside(visit, at)]
        if chance < 0.7:
            crew = tours.held[visit] if draw.random() < 0.4 else tours.crew(visit, draw)
            return [(visit, int(draw.random() * count), crew)]
        if chance < 0.8:
            return [(visit, at, tours.crew(visit, draw))]
        return self._exchange(visit, at)

    def _beside(self, visit: int, at: int) -> Move:
        """Just before or after a near one, by its carer where he can."""
        tours, draw, near = self.tours, self.draw, self.near[visit]
        other = near[int(draw.random() * len(near))]
        to = tours.order.index(other) + (draw.random() < 0.5)
        if to > at:
            to -= 1
        crew = list(tours.held[visit] if draw.random() < 0.5 else tours.crew(visit, draw))
        lend = tours.held[other]
        carer = lend[int(draw.random() * len(lend))]
        able = [n for n, one in enumerate(tours.able[visit]) if carer in one]
        if able and carer not in crew:
            crew[able[int(draw.random() * len(able))]] = carer
        return visit, to, tuple(crew)

    def _exchange(self, visit: int, at: int) -> list[Move]:
        """Two change their places in the order, and their carers where these can."""
        tours, draw = self.tours, self.draw
        to = int(draw.random() * len(tours.order))
        if to == at:
            return [(visit, at, tours.crew(visit, draw))]
        other = tours.order[to]
        mine, theirs = tours.held[visit], tours.held[other]
        if self._can(visit, theirs) and self._can(other, mine):
            mine, theirs = theirs, mine
        if to > at:
            return [(other, at, theirs), (visit, to, mine)]
        return [(visit, to, mine), (other, at, theirs)]

    def _can(self, visit: int, crew: tuple[int, ...]) -> bool:
        able = self.tours.able[visit]
        return len(able) == len(crew) and all(
            carer in one for carer, one in zip(crew, able, strict=True)
        )

    def _near(self, visit: int) -> list[int]:
        """By the way between them and by how far their windows are from each other."""
        tours, me = self.tours, self.tours.visits[visit]
        first = tours.nodes[visit][0]

        def away(other: int) -> tuple[int, int]:
            gap = abs(tours.visits[other].opens - me.opens)
            return tours.way[first][tours.nodes[other][0]] + gap // 4, other

        others = [other for other in range(len(tours.visits)) if other != visit]
        return sorted(others, key=away)[:_NEAR]

    def _answer(self) -> Answer:
        """The best so far; the search goes on from where it is."""
        kept, tours = self.tours.keep(), self.tours
        tours.restore(self.best[1])
        made = []
        for number, carer in enumerate(self.question.carers):
            stops, node = [], tours.after[tours.needs + number]
            while node < tours.needs:
                visit = tours.visit_of[node]
                need = node - tours.nodes[visit][0]
                stops.append(Stop(tours.visits[visit].id, need, tours.begins[node]))
                node = tours.after[node]
            if stops:
                made.append(Tour(carer.id, tuple(stops)))
        answer = Answer(
            tuple(made), dict(self.unserved), tours.travel, tours.late, tours.latest, self.work
        )
        tours.restore(kept)
        return answer
