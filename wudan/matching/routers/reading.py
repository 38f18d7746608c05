"""Long tours as JSON: what is read, what is answered (docs/howto/engine.md)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from wudan.matching.reading import Unreadable, fields_of, rows_of, whole
from wudan.matching.routers.shapes import Answer, Client, Question, Table, Vehicle


def read_instance(told: Any) -> Question:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    times = _table(told, "times")
    costs = _table(told, "costs") if "costs" in told else times
    if len(costs) != len(times):
        raise Unreadable("costs: not as wide as times")
    most = len(times) - 1
    clients = tuple(
        _client(row, f"clients[{n}]", most) for n, row in enumerate(rows_of(told, "clients"))
    )
    vehicles = tuple(
        _vehicle(row, f"vehicles[{n}]", most) for n, row in enumerate(rows_of(told, "vehicles"))
    )
    for name, ids in (
        ("clients", [one.id for one in clients]),
        ("vehicles", [one.id for one in vehicles]),
    ):
        if len(set(ids)) < len(ids):
            raise Unreadable(f"{name}: an id is given twice")
    return Question(clients, vehicles, costs, times)


def spell_answer(answer: Answer, *, seed: int) -> dict[str, Any]:
    """The answer."""
    return {
        "face": "route",
        "seed": seed,
        "work": answer.work,
        "by": answer.by,
        "objective": answer.objective,
        "missing": answer.missing,
        "bound": None,
        "routes": [
            {
                "vehicle": route.vehicle,
                "clients": list(route.clients),
                "begins": list(route.begins),
            }
            for route in answer.routes
        ],
        "unserved": {name: str(because) for name, because in sorted(answer.unserved.items())},
    }


def _table(told: Mapping[str, Any], name: str) -> Table:
    rows = rows_of(told, name)
    most = 2**31
    try:
        table = np.array(rows, np.float64)
    except (TypeError, ValueError) as wrong:
        raise Unreadable(f"{name}: not a table of numbers") from wrong
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        raise Unreadable(f"{name}: not as wide as it is high")
    # What cannot be travelled is longer than any span.
    table = np.where(np.isfinite(table) & (table >= 0) & (table < most), table, most)
    return table.astype(np.int64)


def _client(row: Any, where: str, most: int) -> Client:
    fields = fields_of(row, where, ("id", "place", "seconds", "opens", "closes"))
    prize, group = fields.get("prize"), fields.get("group")
    return Client(
        str(fields["id"]),
        whole(fields["place"], f"{where}.place", least=0, most=most),
        whole(fields["seconds"], f"{where}.seconds", least=0),
        whole(fields["opens"], f"{where}.opens"),
        whole(fields["closes"], f"{where}.closes"),
        whole(fields.get("demand", 0), f"{where}.demand", least=0),
        None if prize is None else whole(prize, f"{where}.prize", least=0),
        None if group is None else str(group),
    )


def _vehicle(row: Any, where: str, most: int) -> Vehicle:
    fields = fields_of(row, where, ("id", "start", "starts", "ends"))
    allowed, capacity, longest = (fields.get(name) for name in ("allowed", "capacity", "longest"))
    if allowed is not None and not isinstance(allowed, list):
        raise Unreadable(f"{where}.allowed: not a list")
    start = whole(fields["start"], f"{where}.start", least=0, most=most)
    return Vehicle(
        str(fields["id"]),
        whole(fields.get("count", 1), f"{where}.count", least=0, most=100_000),
        start,
        whole(fields.get("end", start), f"{where}.end", least=0, most=most),
        whole(fields["starts"], f"{where}.starts"),
        whole(fields["ends"], f"{where}.ends"),
        None if capacity is None else whole(capacity, f"{where}.capacity", least=0),
        None if longest is None else whole(longest, f"{where}.longest", least=0),
        None if allowed is None else frozenset(map(str, allowed)),
        whole(fields.get("fixed", 0), f"{where}.fixed", least=0),
    )
