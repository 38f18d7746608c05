"""A question in numbers, as plain lists: the search reads single cells, where lists are quickest.

Decides who can be visited at all, and names why not.
"""

from dataclasses import dataclass

from wudan.matching.rounds.shapes import Because
from wudan.matching.routers.shapes import Question, Vehicle

Lists = list[list[int]]
_NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Kind:
    """Vehicles alike. `allowed` holds numbers of clients."""

    vehicle: Vehicle
    capacity: int
    longest: int
    allowed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the search looks at. Clients are numbered as the question has them.

    `worth` is what leaving a client out costs the search: its prize, or more than everything else.
    """

    question: Question
    kinds: tuple[Kind, ...]
    costs: Lists
    times: Lists
    place: list[int]
    seconds: list[int]
    opens: list[int]
    closes: list[int]
    demand: list[int]
    worth: list[int]
    group: list[int]
    """Number of the wish: alternatives share one."""
    near: Lists
    """For each client the others, the nearest first."""
    shut_out: dict[int, Because]


def compile_ground(question: Question, *, neighbours: int = 60) -> Ground:
    """Number everything; a ValueError names what is given twice."""
    clients = question.clients
    number = {client.id: at for at, client in enumerate(clients)}
    if len(number) < len(clients) or len({v.id for v in question.vehicles}) < len(
        question.vehicles
    ):
        message = "a client or a vehicle is given twice"
        raise ValueError(message)
    every = frozenset(range(len(clients)))
    kinds = tuple(
        Kind(
            vehicle,
            _NEVER if vehicle.capacity is None else vehicle.capacity,
            _NEVER if vehicle.longest is None else vehicle.longest,
            every if vehicle.allowed is None
            else frozenset(number[name] for name in vehicle.allowed if name in number),
        )
        for vehicle in sorted(question.vehicles, key=lambda vehicle: vehicle.id)
    )  # fmt: skip
    wishes = {wish: at for at, wish in enumerate(dict.fromkeys(c.group or "" for c in clients))}
    ground = Ground(
        question, kinds, question.costs.tolist(), question.times.tolist(),
        [client.place for client in clients], [client.seconds for client in clients],
        [client.opens for client in clients], [client.closes for client in clients],
        [client.demand for client in clients], _worths(question),
        [
            len(wishes) + at if client.group is None else wishes[client.group]
            for at, client in enumerate(clients)
        ],
        _near(question, neighbours), {},
    )  # fmt: skip
    for at in range(len(clients)):
        if (why := _refusal(ground, at)) is not None:
            ground.shut_out[at] = why
    return ground


def _worths(question: Question) -> list[int]:
    dearest = int(question.costs.max(initial=0))
    fixed = max((vehicle.fixed for vehicle in question.vehicles), default=0)
    prizes = sum(client.prize or 0 for client in question.clients)
    required = 1 + prizes + fixed + 4 * dearest * (1 + len(question.clients))
    return [required if c.prize is None else c.prize for c in question.clients]


def _near(question: Question, neighbours: int) -> Lists:
    places = [client.place for client in question.clients]
    if not places:
        return []
    among = question.costs[places][:, places]
    order = (among + among.T).argsort(axis=1, kind="stable")[:, : neighbours + 1]
    return [[int(b) for b in row if b != a] for a, row in enumerate(order)]


def _refusal(ground: Ground, client: int) -> Because | None:
    """Why no vehicle can visit one even alone; None when one can."""
    if ground.opens[client] > ground.closes[client]:
        return Because.WINDOW_REVERSED
    able = [kind for kind in ground.kinds if client in kind.allowed and kind.vehicle.count > 0]
    able = [kind for kind in able if ground.demand[client] <= kind.capacity]
    if not able:
        return Because.SKILL
    if any(_alone(ground, kind, client) for kind in able):
        return None
    return Because.OUT_OF_REACH


def _alone(ground: Ground, kind: Kind, client: int) -> bool:
    vehicle, place = kind.vehicle, ground.place[client]
    there = ground.times[vehicle.start][place]
    back = ground.times[place][vehicle.end]
    begins = max(vehicle.starts + there, ground.opens[client])
    lasts = there + ground.seconds[client] + back
    return (
        begins <= ground.closes[client]
        and begins + ground.seconds[client] + back <= vehicle.ends
        and lasts <= kind.longest
    )
