"""A plan while it is being made: a route for each team-day, by number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wudan.matching.rounds.compiling import Field
from wudan.matching.rounds.pricing import Column
from wudan.matching.rounds.shapes import Because, Plan, TeamDay, Tour, Unserved


@dataclass(frozen=True, slots=True)
class Draft:
    """Routes of team-days; those without one stay at home."""

    field: Field
    routes: Mapping[int, tuple[int, ...]]

    @property
    def served(self) -> dict[int, list[int]]:
        """Which team-days make each visit; only those that enough teams make."""
        by: dict[int, list[int]] = {}
        for day, route in sorted(self.routes.items()):
            for visit in route:
                by.setdefault(visit, []).append(day)
        return {visit: days for visit, days in by.items() if len(days) >= self.field.needs[visit]}

    @property
    def value(self) -> int:
        """Travel plus lost prizes, in seconds."""
        served = self.served
        lost = sum(
            int(prize) for visit, prize in enumerate(self.field.prizes) if visit not in served
        )
        return lost + sum(self.field.travel(day, route) for day, route in self.routes.items())

    def with_columns(self, days: Iterable[int], columns: Iterable[Column]) -> "Draft":
        """The same with other tours for some team-days; who is visited once too often is left out."""
        chosen = set(days)
        routes = {day: route for day, route in self.routes.items() if day not in chosen}
        left = self.field.needs.copy()
        for route in routes.values():
            for visit in route:
                left[visit] -= 1
        for column in sorted(columns, key=lambda column: column.day):
            route = tuple(visit for visit in column.visits if left[visit] > 0)
            for visit in route:
                left[visit] -= 1
            if route:
                routes[column.day] = route
        return Draft(self.field, routes).without_halves()

    def without_halves(self) -> "Draft":
        """Nobody comes alone where two are needed."""
        served = self.served
        return Draft(
            self.field,
            {
                day: kept
                for day, route in sorted(self.routes.items())
                if (kept := tuple(visit for visit in route if visit in served))
            },
        )

    def columns(self, days: Iterable[int]) -> list[Column]:
        """The tours of some team-days, as columns."""
        return [
            Column(day, self.field.travel(day, route), route)
            for day in days
            if (route := self.routes.get(day, ()))
        ]


def timetable(day: TeamDay, field: Field, number: int, route: tuple[int, ...]) -> tuple[int, ...]:
    """When each service of a route begins: as early as can be."""
    now, at, rested, begins = day.starts, int(field.base[number]), not day.rest, []
    for visit in route:
        wanted = field.visits[visit]
        now += int(field.ways[at, field.place[visit]])
        options = []
        for window in wanted.windows:
            if window.day != day.day or window.closes < window.opens:
                continue
            start, resting = max(now, window.opens), False
            if not rested and start + wanted.seconds > day.rest_by:
                start, resting = max(start + day.rest, window.opens), True
            if start <= window.closes:
                options.append((start, resting))
        start, resting = min(options)
        begins.append(start)
        rested, now, at = rested or resting, start + wanted.seconds, int(field.place[visit])
    return tuple(begins)


def finished(
    draft: Draft, *, work: int, bound: int | None, prices: Mapping[str, float],
    moved: tuple[str, ...] = (), places: Mapping[str, float] | None = None,
) -> Plan:  # fmt: skip
    """The draft as an answer, with a reason for every visit that is not made.

    `places` are what one more place would cost; where not told, the prices that prove.
    """
    field = draft.field
    tours = tuple(
        Tour(
            field.days[day].team, field.days[day].day, tuple(field.visits[visit].id for visit in route),
            timetable(field.days[day], field, day, route), field.travel(day, route),
        )
        for day, route in sorted(draft.routes.items())
    )  # fmt: skip
    served, worth = draft.served, prices if places is None else places
    unserved = {name: Unserved(because) for name, because in field.shut_out.items()}
    for number, visit in enumerate(field.visits):
        if number in served or visit.id in unserved:
            continue
        price, prize = round(worth.get(visit.id, 0)), int(field.prizes[number])
        because = Because.OUTBID if price >= prize else Because.LEFT_OVER
        unserved[visit.id] = Unserved(because, prize, price)
    return Plan(
        tours, dict(sorted(unserved.items())), draft.value, work, bound, dict(prices), moved
    )
