"""Ruin and recreate: take strings of neighbouring stops out of some routes, put them back greedily.

After Christiaens and Vanden Berghe (2020), with their chance of passing over a place, and an
acceptance that cools with the moves left. Always feasible; who finds no place waits outside.
"""

import math
import random
from collections.abc import Sequence

from wudan.matching.routers.compiling import Ground
from wudan.matching.routers.tours import Tour

_REMOVED = 10
"""Stops taken out in a move, on average."""
_LONGEST_STRING = 10
_BLINK = 0.01
_BLINKS = 997
"""Chances drawn beforehand; a prime, so that routes meet them at other places."""
_GENEROUS = (1, 1, 1, 2, 4)


class State:
    """A tour for each vehicle, most of them maybe empty, and those in none."""

    def __init__(self, ground: Ground, draw: random.Random) -> None:
        self.ground, self.draw = ground, draw
        count = len(ground.place)
        self.tours = [
            Tour(ground, kind)
            for kind in ground.kinds
            for _ in range(min(count, kind.vehicle.count))
        ]
        self.outside = [client for client in range(count) if client not in ground.shut_out]
        self.where: dict[int, int] = {}
        """The number of the tour of each client that has one."""
        self.served: set[int] = set()
        """The wishes that are."""

    def copy(self) -> "State":
        """To go back to."""
        other = State.__new__(State)
        other.ground, other.draw = self.ground, self.draw
        other.tours, other.outside = self.tours.copy(), self.outside.copy()
        other.where, other.served = self.where.copy(), self.served.copy()
        return other

    def value(self) -> int:
        """Cost of routes plus what those outside are worth."""
        lost: dict[int, int] = {}
        for client in self.outside:
            wish = self.ground.group[client]
            if wish not in self.served:
                lost[wish] = max(lost.get(wish, 0), self.ground.worth[client])
        return sum([tour.cost for tour in self.tours]) + sum(lost.values())

    def put_back(self, *, generous: int = 1, blink: bool = True) -> None:
        """Those outside, in one of some orders, each where it costs the least.

        A client is taken for up to `generous` times its prize: the first on a far side never pays
        by itself, its neighbours then do.
        """
        skips = [self.draw.random() < _BLINK for _ in range(_BLINKS)] if blink else ()
        waiting = self._in_some_order(self.outside)
        self.outside = []
        for client in waiting:
            if self.ground.group[client] in self.served or not self._put(client, skips, generous):
                self.outside.append(client)

    def _put(self, client: int, skips: Sequence[bool], generous: int) -> bool:
        ground = self.ground
        below, chosen, at = ground.worth[client] * generous, -1, 0
        demand = ground.demand[client]
        empty: set[int] = set()
        for number, tour in enumerate(self.tours):
            kind = tour.kind
            if client not in kind.allowed or tour.load + demand > kind.capacity:
                continue
            if not tour.stops:
                if id(kind) in empty:
                    continue
                empty.add(id(kind))
            spot = tour.spot(client, below, skips)
            if spot is not None:
                (below, at), chosen = spot, number
        if chosen < 0:
            return False
        self.tours[chosen] = self.tours[chosen].with_client(client, at)
        self.where[client] = chosen
        self.served.add(ground.group[client])
        return True

    def _in_some_order(self, clients: list[int]) -> list[int]:
        """By chance, demand, distance, or the tightness of their windows."""
        ground, chance = self.ground, self.draw.random()
        shuffled = sorted(clients)
        self.draw.shuffle(shuffled)
        if chance < 0.35:
            return shuffled
        if chance < 0.6:
            return sorted(shuffled, key=lambda c: -ground.demand[c])
        home = ground.kinds[0].vehicle.start if ground.kinds else 0
        if chance < 0.75:
            return sorted(shuffled, key=lambda c: -ground.costs[home][ground.place[c]])
        if chance < 0.85:
            return sorted(shuffled, key=lambda c: ground.costs[home][ground.place[c]])
        return sorted(shuffled, key=lambda c: ground.closes[c] - ground.opens[c])

    def take_out(self) -> None:
        """Strings of stops near one client, a string from each of a few routes."""
        if not self.where:
            return
        used = sum([1 for tour in self.tours if tour.stops])
        string = min(_LONGEST_STRING, max(1.0, len(self.where) / used))
        count = int(self.draw.uniform(1, max(1.0, 4 * _REMOVED / (1 + string) - 1) + 1))
        seed = self.draw.choice(sorted(self.where))
        touched: set[int] = set()
        for client in [seed, *self.ground.near[seed]]:
            number = self.where.get(client)
            if number is None or number in touched:
                continue
            touched.add(number)
            most = min(len(self.tours[number].stops), string)
            self._cut(number, client, int(self.draw.uniform(1, most + 1)))
            if len(touched) == count:
                break

    def _cut(self, number: int, client: int, length: int) -> None:
        stops = self.tours[number].stops
        length = min(length, len(stops))
        at = stops.index(client)
        first = self.draw.randint(max(0, at - length + 1), min(at, len(stops) - length))
        gone = stops[first : first + length]
        stay = 1
        while self.draw.random() > 0.5:
            stay += 1
        if self.draw.random() < 0.5 and first + length + stay <= len(stops):
            # Some in the middle stay, and as many beyond go instead.
            longer = stops[first : first + length + stay]
            begin = self.draw.randint(1, length)
            gone = longer[:begin] + longer[begin + stay :]
        self.tours[number] = self.tours[number].without(set(gone))
        for stop in gone:
            del self.where[stop]
            self.served.discard(self.ground.group[stop])
        self.outside += gone


def begun(ground: Ground, draw: random.Random, tours: Sequence[Tour] = ()) -> State:
    """A state with some routes."""
    state = State(ground, draw)
    free = list(range(len(state.tours)))
    for tour in tours:
        number = next((n for n in free if state.tours[n].kind is tour.kind), None)
        if number is None or not tour.possible:
            continue
        free.remove(number)
        state.tours[number] = tour
        for stop in tour.stops:
            state.where[stop] = number
            state.served.add(ground.group[stop])
    state.outside = [client for client in state.outside if client not in state.where]
    return state


def search(state: State, *, moves: int, heat: float, cold: float) -> State:
    """The best state met within so many moves."""
    draw, best = state.draw, state
    value = least = state.value()
    cooling = (cold / heat) ** (1 / max(1, moves))
    for _ in range(moves):
        after = state.copy()
        after.take_out()
        after.put_back(generous=draw.choice(_GENEROUS))
        reached = after.value()
        if reached - value < -heat * math.log(max(1e-12, draw.random())):
            state, value = after, reached
            if value < least:
                best, least = after, value
        heat *= cooling
    return best


def warmth(ground: Ground) -> tuple[float, float]:
    """Where the acceptance begins and ends to cool: shares of a usual way to a neighbour."""
    ways = [
        ground.costs[ground.place[a]][ground.place[row[0]]]
        for a, row in enumerate(ground.near)
        if row
    ]
    usual = max(1.0, sum(ways) / max(1, len(ways)))
    return usual, usual / 100
