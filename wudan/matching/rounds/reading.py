"""Rounds as JSON: what is read, what is answered (docs/howto/engine.md).

Each thing that cannot be read is refused by its name and place in the file, never by a crash.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wudan.matching.reading import Unreadable, fields_of, number, rows_of, skills_of, whole
from wudan.matching.rounds.compiling import Ints
from wudan.matching.rounds.shapes import Mode, TeamDay, Visit, Window
from wudan.matching.things import Place
from wudan.matching.travel import GreatCircle, Travel


@dataclass(frozen=True, slots=True)
class Instance:
    """A question that `plan` can be asked."""

    visits: tuple[Visit, ...]
    days: tuple[TeamDay, ...]
    travel: Travel
    mode: Mode


@dataclass(frozen=True, slots=True)
class Matrix(Travel):
    """Ways as a table of seconds; a place is a number of the table, kept as its `lon`."""

    rows: Ints

    def seconds(self, start: Place, end: Place) -> int:
        """Read the table."""
        return int(self.rows[int(start.lon), int(end.lon)])

    def meters(self, start: Place, end: Place) -> int:
        """Nobody asks for meters of a table of seconds; there are none."""
        raise ValueError("a table of seconds has no meters")

    def table(self, places: Sequence[Place]) -> Ints:
        """All ways between some places."""
        numbers = [int(place.lon) for place in places]
        return self.rows[np.ix_(numbers, numbers)]


def read_instance(told: Mapping[str, Any]) -> Instance:
    """Raises Unreadable, naming the item and the field."""
    if not isinstance(told, dict):
        raise Unreadable("the file holds no object")
    travel = _travel(told.get("travel", {}))
    places = len(travel.rows) if isinstance(travel, Matrix) else None
    try:
        mode = Mode(told.get("mode", Mode.BALANCED))
    except ValueError as wrong:
        raise Unreadable(f"mode: {told.get('mode')!r} is none of {', '.join(Mode)}") from wrong
    return Instance(
        tuple(_visit(row, f"visits[{n}]", places) for n, row in enumerate(rows_of(told, "visits"))),
        tuple(_day(row, f"days[{n}]", places) for n, row in enumerate(rows_of(told, "days"))),
        travel,
        mode,
    )


def _travel(told: Any) -> Travel:
    if not isinstance(told, dict):
        raise Unreadable("travel: not an object")
    if "seconds" not in told:
        return GreatCircle(
            whole(told.get("detour_percent", 130), "travel.detour_percent", least=100),
            whole(told.get("km_per_hour", 40), "travel.km_per_hour", least=1),
        )
    try:
        rows = np.array(told["seconds"], np.float64)
    except (TypeError, ValueError) as wrong:
        raise Unreadable("travel.seconds: not a table of numbers") from wrong
    if rows.ndim != 2 or rows.shape[0] != rows.shape[1]:
        raise Unreadable("travel.seconds: not as wide as it is high")
    # What cannot be travelled stays below zero: the planner shuts such places out by name.
    return Matrix(np.where(np.isfinite(rows) & (rows >= 0), rows, -1).astype(np.int64))


def _visit(row: Any, where: str, places: int | None) -> Visit:
    fields = fields_of(row, where, ("id", "place", "seconds", "prize"))
    windows = fields.get("windows", [])
    if not isinstance(windows, list):
        raise Unreadable(f"{where}.windows: not a list")
    return Visit(
        str(fields["id"]),
        _place(fields["place"], f"{where}.place", places),
        whole(fields["seconds"], f"{where}.seconds", least=0),
        whole(fields["prize"], f"{where}.prize", least=0),
        skills_of(fields, where),
        tuple(_window(window, f"{where}.windows[{n}]") for n, window in enumerate(windows)),
        whole(fields.get("teams", 1), f"{where}.teams", least=1),
    )


def _day(row: Any, where: str, places: int | None) -> TeamDay:
    fields = fields_of(row, where, ("team", "day", "base", "starts", "ends"))
    return TeamDay(
        str(fields["team"]),
        whole(fields["day"], f"{where}.day"),
        _place(fields["base"], f"{where}.base", places),
        whole(fields["starts"], f"{where}.starts", least=0),
        whole(fields["ends"], f"{where}.ends", least=0),
        skills_of(fields, where),
        whole(fields.get("most_visits", 8), f"{where}.most_visits", least=1, most=12),
        whole(fields.get("rest", 0), f"{where}.rest", least=0),
        whole(fields.get("rest_by", 0), f"{where}.rest_by", least=0),
    )


def _window(row: Any, where: str) -> Window:
    if not isinstance(row, list) or len(row) != 3:
        raise Unreadable(f"{where}: not [day, opens, closes]")
    return Window(*(whole(value, where) for value in row))


def _place(told: Any, where: str, places: int | None) -> Place:
    if places is not None:
        return Place(float(whole(told, where, least=0, most=places - 1)), 0.0)
    if not isinstance(told, list) or len(told) != 2:
        raise Unreadable(f"{where}: not [lon, lat]")
    lon, lat = (number(value, where) for value in told)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise Unreadable(f"{where}: not on the earth")
    return Place(lon, lat)
