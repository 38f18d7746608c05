"""Public routing instances as questions: Solomon's text, and VRPLIB with its dialects.

Read from a folder that is told (`--instances`); none is part of the project. Distances are rounded
as their best known values are: cut to one decimal (DIMACS), or to a thousandth.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np

from wudan.matching.routers import Client, Question, Vehicle

TENTHS, THOUSANDTHS = "tenths", "thousandths"


def read_solomon(file: Path) -> Question:
    """Vehicles alike, clients with windows; one decimal."""
    rows = [line.split() for line in file.read_text("utf-8").splitlines()]
    numbers = [[int(word) for word in row] for row in rows if row and all(map(str.isdigit, row))]
    (count, capacity), table = numbers[0], np.array(numbers[1:])
    _, xs, ys, demand, opens, closes, service = table.T
    ways = _ways(np.stack([xs, ys], axis=1), TENTHS)
    clients = tuple(
        Client(f"{n:04d}", n, 10 * int(service[n]), 10 * int(opens[n]), 10 * int(closes[n]), int(demand[n]))
        for n in range(1, len(table))
    )  # fmt: skip
    vehicle = Vehicle("all", count, 0, 0, 10 * int(opens[0]), 10 * int(closes[0]), capacity)
    return Question(clients, (vehicle,), ways, ways)


def read_vrplib(file: Path, rounding: str) -> Question:
    """VRPTW, PCVRPTW, SDVRPTW and MDVRPTW."""
    told, sections = _parts(file)
    times = 10 if rounding == TENTHS else 1000
    size = int(told["DIMENSION"])
    count = int(told.get("VEHICLES", size - 1))
    ways = _ways(np.array([row[1:] for row in sections["NODE_COORD"]]), rounding)
    depots = [int(row[0]) - 1 for row in sections.get("DEPOT", [[1]]) if row[0] > 0]
    demand = [int(row[1]) for row in sections["DEMAND"]]
    windows = [(round(a * times), round(b * times)) for _, a, b in sections["TIME_WINDOW"]]
    service = [float(told.get("SERVICE_TIME", 0))] * size
    if "SERVICE_TIME" in sections:
        service = [row[1] for row in sections["SERVICE_TIME"]]
    prizes = [round(row[1] * times) for row in sections.get("PRIZE", [])]
    clients = tuple(
        Client(
            f"{n:04d}", n, round(service[n] * times), *windows[n], demand[n],
            prizes[n] if prizes and prizes[n] else None,
        )
        for n in range(size) if n not in depots
    )  # fmt: skip
    return Question(clients, _vehicles(told, sections, count, windows, times), ways, ways)


def _vehicles(
    told: dict[str, str], sections: dict[str, list[list[float]]], count: int,
    windows: list[tuple[int, int]], times: int,
) -> tuple[Vehicle, ...]:  # fmt: skip
    longest = (
        round(float(told["VEHICLES_MAX_DURATION"]) * times)
        if "VEHICLES_MAX_DURATION" in told
        else None
    )
    kinds: dict[Vehicle, int] = {}
    for number in range(count):
        capacity = float(told.get("CAPACITY", 0)) or sections["CAPACITY"][number][1]
        depot = (
            int(sections["VEHICLES_DEPOT"][number][1]) - 1 if "VEHICLES_DEPOT" in sections else 0
        )
        allowed = None
        if "VEHICLES_ALLOWED_CLIENTS" in sections:
            row = sections["VEHICLES_ALLOWED_CLIENTS"][number][1:]
            allowed = frozenset(f"{int(place) - 1:04d}" for place in row)
        kind = Vehicle("", 1, depot, depot, *windows[depot], int(capacity), longest, allowed)
        kinds[kind] = kinds.get(kind, 0) + 1
    return tuple(
        replace(kind, id=f"kind {n:02d}", count=many)
        for n, (kind, many) in enumerate(kinds.items())
    )


def _parts(file: Path) -> tuple[dict[str, str], dict[str, list[list[float]]]]:
    """What stands before colons, and the rows of each section."""
    told: dict[str, str] = {}
    sections: dict[str, list[list[float]]] = {}
    rows: list[list[float]] = []
    for line in file.read_text("utf-8").splitlines():
        if ":" in line:
            name, _, value = line.partition(":")
            told[name.strip()] = value.strip()
        elif line.strip().endswith("_SECTION"):
            rows = sections.setdefault(line.strip().removesuffix("_SECTION"), [])
        elif line.strip() and line.strip() != "EOF":
            rows.append([float(word) for word in line.split()])
    return told, sections


def _ways(places: np.ndarray, rounding: str) -> np.ndarray:
    away = np.sqrt(((places[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))
    if rounding == TENTHS:
        return (10 * away).astype(np.int64)
    return np.round(1000 * away).astype(np.int64)
