"""An independent look at routes: is each possible, is everybody told of, is the objective right?

Shares nothing with the search but the shapes.
"""

from collections import Counter

from wudan.matching.routers.shapes import Answer, Client, Question, Route, Vehicle


def check(answer: Answer, question: Question) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    clients = {client.id: client for client in question.clients}
    kinds = {vehicle.id: vehicle for vehicle in question.vehicles}
    visited = Counter(name for route in answer.routes for name in route.clients)
    wrong = [f"{name}: visited {n} times" for name, n in visited.items() if n > 1]
    wrong += [f"{name}: unknown" for name in visited if name not in clients]
    if wrong:
        return wrong
    cost = 0
    for number, route in enumerate(answer.routes):
        if route.vehicle not in kinds:
            return [*wrong, f"route {number}: {route.vehicle} is unknown"]
        found, spent = _walk(route, kinds[route.vehicle], clients, question)
        wrong += [f"route {number}: {words}" for words in found]
        cost += spent
    used = Counter(route.vehicle for route in answer.routes)
    wrong += [f"{name}: {n} used" for name, n in used.items() if n > kinds[name].count]
    lost, missing, told = _left(visited, clients)
    wrong += [f"{name}: visited and unserved" for name in visited.keys() & answer.unserved.keys()]
    wrong += [f"{name}: no reason" for name in sorted(told - answer.unserved.keys())]
    wrong += _groups(visited, clients)
    if (missing, cost + lost) != answer.worth:
        wrong.append(f"told {answer.worth}, reckoned {(missing, cost + lost)}")
    return wrong


def _walk(
    route: Route, vehicle: Vehicle, clients: dict[str, Client], question: Question
) -> tuple[list[str], int]:
    wrong: list[str] = []
    at, cost, load = vehicle.start, vehicle.fixed, 0
    ready: int | None = None
    left = vehicle.starts
    for name, begins in zip(route.clients, route.begins, strict=True):
        client = clients[name]
        if vehicle.allowed is not None and name not in vehicle.allowed:
            wrong.append(f"{name} is not allowed")
        way = int(question.times[at, client.place])
        if ready is None:
            left = begins - way
            if left < vehicle.starts:
                wrong.append(f"it would leave at {left}")
        elif begins < ready + way:
            wrong.append(f"{name} begins before it can be there")
        if not client.opens <= begins <= client.closes:
            wrong.append(f"{name} outside its window")
        cost += int(question.costs[at, client.place])
        load += client.demand
        at, ready = client.place, begins + client.seconds
    if ready is None:
        return [*wrong, "nobody is visited"], cost
    home = ready + int(question.times[at, vehicle.end])
    if home > vehicle.ends:
        wrong.append(f"home at {home}")
    if vehicle.longest is not None and home - left > vehicle.longest:
        wrong.append(f"lasts {home - left}")
    if vehicle.capacity is not None and load > vehicle.capacity:
        wrong.append(f"carries {load}")
    return wrong, cost + int(question.costs[at, vehicle.end])


def _left(visited: Counter[str], clients: dict[str, Client]) -> tuple[int, int, set[str]]:
    """Prizes lost, required ones missed, and who must have a reason: a group counts once."""
    served = {clients[name].group for name in visited} - {None}
    lost: dict[str, int] = {}
    must: set[str] = set()
    told = set()
    for client in clients.values():
        if client.id in visited or client.group in served:
            continue
        told.add(client.id)
        wish = f"group {client.group}" if client.group is not None else f"client {client.id}"
        if client.prize is None:
            must.add(wish)
        else:
            lost[wish] = max(lost.get(wish, 0), client.prize)
    return sum(prize for wish, prize in lost.items() if wish not in must), len(must), told


def _groups(visited: Counter[str], clients: dict[str, Client]) -> list[str]:
    groups = Counter(clients[name].group for name in visited if clients[name].group is not None)
    return [f"group {name}: {n} visited" for name, n in groups.items() if n > 1]
