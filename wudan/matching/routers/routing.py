"""Route: an answer at once, then ever better ones of our own. Pure: work is counted, never timed.

The same question, seed and work give the same answer. There is no bound for long tours.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wudan.matching.rounds.shapes import Because
from wudan.matching.routers.compiling import Ground, compile_ground
from wudan.matching.routers.searching import State, begun, search, warmth
from wudan.matching.routers.shapes import Answer, Question, Route
from wudan.matching.routers.tours import Tour

_ALL = 1000
"""Times its prize: whoever can be visited is."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: yields, and moves between two of them."""

    yields: int = 20
    moves: int = 200


def route(question: Question, *, seed: int, effort: Effort | None = None) -> Iterator[Answer]:
    """Yield answers, none worse than the one before; the first after insertion alone."""
    effort = effort or Effort()
    ground = compile_ground(question)
    state = min((_first(ground, seed, generous) for generous in (1, _ALL)), key=State.value)
    yield told(state, work=0)
    if not state.outside and not state.where:
        return
    hottest, coldest = warmth(ground)
    # A little colder with each yield, as if all moves were one search.
    for turn in range(effort.yields):
        steps = [hottest * (coldest / hottest) ** (n / effort.yields) for n in (turn, turn + 1)]
        state = search(state, moves=effort.moves, heat=steps[0], cold=steps[1])
        yield told(state, work=turn + 1)


def _first(ground: Ground, seed: int, generous: int) -> State:
    state = begun(ground, random.Random(seed))
    state.put_back(generous=generous, blink=False)
    return state


def told(state: State, *, work: int, by: str = "own") -> Answer:
    """A state as an answer."""
    ground, clients = state.ground, state.ground.question.clients
    routes = tuple(
        Route(
            tour.kind.vehicle.id, tuple(clients[stop].id for stop in tour.stops),
            tuple(tour.begins()),
        )
        for tour in state.tours if tour.stops
    )  # fmt: skip
    lost: dict[int, int] = {}
    must: set[int] = set()
    unserved: dict[str, Because] = {}
    for client in sorted([*state.outside, *ground.shut_out]):
        wish, prize = ground.group[client], clients[client].prize
        if wish in state.served:
            continue
        unserved[clients[client].id] = _because(ground, client)
        if prize is None:
            must.add(wish)
        else:
            lost[wish] = max(lost.get(wish, 0), prize)
    objective = sum(tour.cost for tour in state.tours)
    objective += sum(prize for wish, prize in lost.items() if wish not in must)
    return Answer(routes, unserved, objective, len(must), work, by)


def _because(ground: Ground, client: int) -> Because:
    if client in ground.shut_out:
        return ground.shut_out[client]
    if ground.question.clients[client].prize is None:
        return Because.LEFT_OVER
    return Because.OUTBID


def retold(
    ground: Ground, routes: list[tuple[str, tuple[str, ...]]], *, work: int, by: str
) -> Answer | None:
    """Somebody else's routes as an answer, with our own reckoning; None if one is not possible."""
    number: Mapping[str, int] = {c.id: at for at, c in enumerate(ground.question.clients)}
    kinds = {kind.vehicle.id: kind for kind in ground.kinds}
    tours = [
        Tour(ground, kinds[name], [number[stop] for stop in stops])
        for name, stops in routes if name in kinds and stops and all(stop in number for stop in stops)
    ]  # fmt: skip
    state = begun(ground, random.Random(0), tours)
    visited = sum(len(tour.stops) for tour in tours)
    if len(state.where) < visited or not all(tour.possible for tour in tours):
        return None
    return told(state, work=work, by=by)
