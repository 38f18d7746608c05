"""A first plan in a moment: each visit into the tour where it costs the least, dear ones first.

Always feasible; what comes after it is never worse.
"""

from dataclasses import dataclass

from wudan.matching.rounds.compiling import Field
from wudan.matching.rounds.draft import Draft


@dataclass(slots=True)
class _Open:
    """A tour that grows at its end, where the clock runs."""

    route: list[int]
    done: float
    at: int
    rested: bool


def insert(field: Field) -> Draft:
    """Visits by prize a second of service, each appended where the way is the shortest."""
    able: dict[int, list[tuple[int, int]]] = {}
    for day, nodes in enumerate(field.nodes):
        for node, visit in enumerate(nodes.visit.tolist()):
            able.setdefault(visit, []).append((day, node))
    tours = {
        day: _Open([], duty.starts, int(field.base[day]), not duty.rest)
        for day, duty in enumerate(field.days)
    }
    for visit in sorted(range(len(field.visits)), key=lambda visit: _urgency(field, visit)):
        if field.needs[visit] == 1:
            _append(field, tours, visit, able.get(visit, []))
    return Draft(field, {day: tuple(tour.route) for day, tour in tours.items() if tour.route})


def _urgency(field: Field, visit: int) -> tuple[float, int]:
    wanted = field.visits[visit]
    return -field.prizes[visit] / max(1, wanted.seconds + 1800), visit


def _append(
    field: Field, tours: dict[int, _Open], visit: int, able: list[tuple[int, int]]
) -> None:  # fmt: skip
    best = None
    for day, node in able:
        tour, duty, nodes = tours[day], field.days[day], field.nodes[day]
        if len(tour.route) >= duty.most_visits or tour.route.count(visit):
            continue
        way = int(field.ways[tour.at, field.place[visit]])
        begins = max(tour.done + way, float(nodes.opens[node]))
        rests = not tour.rested and begins + float(nodes.service[node]) > duty.rest_by
        if rests:
            begins = max(begins + duty.rest, float(nodes.opens[node]))
        if begins > nodes.closes[node]:
            continue
        if (
            not (tour.rested or rests)
            and begins + nodes.service[node] + nodes.to_end[node] > duty.rest_by
        ):
            continue  # it would come home unrested
        back = int(field.ways[tour.at, field.base[day]])
        detour = way + int(nodes.to_end[node]) - back + (begins - tour.done - way) / 4
        if best is None or (detour, day) < best[:2]:
            best = (detour, day, begins + float(nodes.service[node]), rests)
    if best is not None and best[0] < field.prizes[visit]:
        tour = tours[best[1]]
        tour.route.append(visit)
        tour.done, tour.at = best[2], int(field.place[visit])
        tour.rested = tour.rested or best[3]
