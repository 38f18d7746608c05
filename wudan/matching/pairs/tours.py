"""Tours as one order of all visits and a carer for each need; and their exact times.

Each carer goes through his needs in the one order. So no two tours can wait for each other in a
circle, and one pass in that order gives the earliest time of everything: nothing could be less late.
"""

import random
from collections.abc import Sequence
from itertools import islice

from wudan.matching.pairs.shapes import Question, Sync, Visit

Move = tuple[int, int, tuple[int, ...]]
"""A visit, its place in the order once all moved ones are taken out, and a carer for each need."""


class Tours:
    """Chains of nodes: a node a need, then one a carer, where his chain begins and ends."""

    def __init__(self, question: Question, visits: Sequence[Visit]) -> None:
        self.visits = visits
        self.nodes: list[tuple[int, ...]] = []
        self.visit_of: list[int] = []
        places, self.lasts = [], []
        for number, visit in enumerate(visits):
            first = len(self.visit_of)
            self.nodes.append(tuple(range(first, first + len(visit.needs))))
            for need in visit.needs:
                self.visit_of.append(number)
                places.append(visit.place)
                self.lasts.append(need.lasts)
        self.needs = len(self.visit_of)
        places += [carer.base for carer in question.carers]
        self.way = [[question.ways[a][b] for b in places] for a in places]
        count = len(places)
        self.before, self.after = list(range(count)), list(range(count))
        self.begins = [0] * self.needs
        self.leaves = [0] * self.needs + [carer.starts for carer in question.carers]
        self.lateness = [0] * self.needs
        self.carer = [-1] * self.needs
        self.held: list[tuple[int, ...]] = [()] * len(visits)
        self.able = [
            [
                [n for n, carer in enumerate(question.carers) if need.skill in carer.skills]
                for need in visit.needs
            ]
            for visit in visits
        ]
        self.order: list[int] = []
        self.travel = self.late = self.latest = 0

    @property
    def value(self) -> int:
        """What is made small."""
        return self.travel + self.late + self.latest

    def crew(self, visit: int, draw: random.Random) -> tuple[int, ...]:
        """Any who can; two different ones for two needs."""
        able = self.able[visit]
        while True:
            drawn = tuple([one[int(draw.random() * len(one))] for one in able])
            if len(drawn) == 1 or drawn[0] != drawn[1]:
                return drawn

    def take(self, visit: int) -> None:
        """Out of its tours; the order is the caller's."""
        before, after, way = self.before, self.after, self.way
        for node in self.nodes[visit]:
            a, b = before[node], after[node]
            after[a], before[b] = b, a
            self.travel += way[a][b] - way[a][node] - way[node][b]

    def untake(self, visit: int) -> None:
        """Back where it was taken from, last first."""
        before, after, way = self.before, self.after, self.way
        for node in reversed(self.nodes[visit]):
            a, b = before[node], after[node]
            after[a] = before[b] = node
            self.travel -= way[a][b] - way[a][node] - way[node][b]

    def put(self, visit: int, at: int, crew: tuple[int, ...]) -> None:
        """Into the order and into the tours of a crew."""
        before, after, way, held, order = self.before, self.after, self.way, self.held, self.order
        for node, carer in zip(self.nodes[visit], crew, strict=True):
            a = self.needs + carer
            for n in range(at - 1, -1, -1):
                other = order[n]
                if carer in held[other]:
                    a = self.nodes[other][held[other].index(carer)]
                    break
            b = after[a]
            after[a] = before[b] = node
            before[node], after[node] = a, b
            self.travel -= way[a][b] - way[a][node] - way[node][b]
        held[visit] = crew
        order.insert(at, visit)

    def settle(self, changed: set[int], first: int) -> list[tuple[int, int, int, int]]:
        """New times of what changed and of all that follows from it; what they were before."""
        undo = []
        before, after, way, leaves = self.before, self.after, self.way, self.leaves
        for number in islice(self.order, first, None):
            if number not in changed:
                continue
            changed.discard(number)
            visit, nodes = self.visits[number], self.nodes[number]
            times = []
            for node in nodes:
                a = before[node]
                ready = leaves[a] + way[a][node]
                times.append(ready if ready > visit.opens else visit.opens)
            if len(times) == 2:
                _agree(visit, times)
            for node, begins in zip(nodes, times, strict=True):
                late = begins - visit.closes if begins > visit.closes else 0
                leaving = begins + self.lasts[node]
                b = after[node]
                if leaving != leaves[node] or begins != self.begins[node]:
                    undo.append((node, self.begins[node], leaves[node], self.lateness[node]))
                    self.late += late - self.lateness[node]
                    self.begins[node], leaves[node], self.lateness[node] = begins, leaving, late
                    if b < self.needs:
                        changed.add(self.visit_of[b])
            if not changed:
                break
        self.latest = max(self.lateness, default=0)
        return undo

    def tried(self, moves: Sequence[Move], limit: float) -> bool:
        """Make moves if what comes out is within a limit; else all is as it was."""
        order, travel, late, latest = self.order.copy(), self.travel, self.late, self.latest
        crews = [self.held[visit] for visit, _, _ in moves]
        changed = set()
        first = len(order)
        for visit, _, _ in moves:
            for node in self.nodes[visit]:
                if self.after[node] < self.needs:
                    changed.add(self.visit_of[self.after[node]])
            self.take(visit)
            at = self.order.index(visit)
            first = min(first, at)
            del self.order[at]
            self.held[visit] = ()
        links = [[(self.before[n], self.after[n]) for n in self.nodes[v]] for v, _, _ in moves]
        for visit, at, crew in moves:
            self.put(visit, at, crew)
            first = min(first, at)
            changed.add(visit)
        undo: list[tuple[int, int, int, int]] = []
        if self.travel <= limit:
            for visit, _, _ in moves:
                for node in self.nodes[visit]:
                    if self.after[node] < self.needs:
                        changed.add(self.visit_of[self.after[node]])
            undo = self.settle(changed, first)
            if self.value <= limit:
                return True
        for node, begins, leaving, lateness in reversed(undo):
            self.begins[node], self.leaves[node], self.lateness[node] = begins, leaving, lateness
        for visit, _, _ in reversed(moves):
            self.take(visit)
        for (visit, _, _), ends in zip(reversed(moves), reversed(links), strict=True):
            for node, (a, b) in zip(self.nodes[visit], ends, strict=True):
                self.before[node], self.after[node] = a, b
            self.untake(visit)
        for (visit, _, _), crew in zip(moves, crews, strict=True):
            self.held[visit] = crew
        self.order = order
        self.travel, self.late, self.latest = travel, late, latest
        return False

    def keep(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """All that is needed to make these tours again."""
        return self.order.copy(), self.held.copy()

    def restore(self, kept: tuple[list[int], list[tuple[int, ...]]]) -> None:
        """As they were kept."""
        for visit in reversed(self.order):
            self.take(visit)
            self.held[visit] = ()
        self.order = []
        for visit in kept[0]:
            self.put(visit, len(self.order), kept[1][visit])
        self.settle(set(self.order), 0)


def _agree(visit: Visit, times: list[int]) -> None:
    """The earliest two moments that both carers and the visit's rule allow."""
    first, second = times
    if visit.sync is Sync.TOGETHER:
        times[0] = times[1] = max(first, second)
    else:
        second = max(second, first + visit.least)
        times[0], times[1] = max(first, second - visit.most), second
