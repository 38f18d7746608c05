"""出户可及: how far it is from here to the nearest of many places (R024).

A grid over the places of one kind; a question looks at the cells around it, ring by ring, and stops
as soon as nothing nearer can come. Distances are along the ground in a straight line, with the
longitude narrowed at the middle latitude: within a county that differs from the great circle by
less than a hundredth of a percent. Nothing here knows what the places are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, radians, sqrt

from wudan.kit.places import Point

_KM_PER_DEGREE = 111.19508
"""One degree of a sphere with the mean radius of the earth, as `kit.places` has it."""
_A_CELL = 2.0
"""So many places a cell, on the average."""
Cell = tuple[int, int]
_Entry = tuple[float, float, float, int]


@dataclass(frozen=True, slots=True)
class Pace:
    """What turns a straight line into a time: stated by the county, not measured (pack `[reach]`)."""

    detour_percent: int
    walk_km_per_hour: float
    drive_km_per_hour: float

    def walk_minutes(self, km: float) -> int:
        """Whole minutes on foot, rounded up."""
        return ceil(km * self.detour_percent / self.walk_km_per_hour * 0.6)

    def drive_minutes(self, km: float) -> int:
        """Whole minutes by car, rounded up."""
        return ceil(km * self.detour_percent / self.drive_km_per_hour * 0.6)


class Nearest:
    """Answers for places of one kind. Equal distances go to the one that was given first."""

    __slots__ = ("_box", "_cells", "_count", "_gap", "_step")

    def __init__(self, places: Sequence[Point]) -> None:
        self._count = len(places)
        self._cells: dict[Cell, list[_Entry]] = {}
        if not places:
            return
        lats, lons = [one.lat for one in places], [one.lon for one in places]
        narrowest = cos(radians(min(89.0, max(abs(min(lats)), abs(max(lats))) + 1)))
        tall = (max(lats) - min(lats)) * _KM_PER_DEGREE
        wide = (max(lons) - min(lons)) * _KM_PER_DEGREE * narrowest
        side = max(sqrt(max(tall, 0.1) * max(wide, 0.1) * _A_CELL / len(places)), 0.05)
        self._gap = side
        self._step = side / _KM_PER_DEGREE, side / _KM_PER_DEGREE / narrowest
        for number, place in enumerate(places):
            half = cos(radians(place.lat)) / 2
            entry = (place.lat, place.lon, half, number)
            self._cells.setdefault(self._cell(place), []).append(entry)
        rows, columns = [row for row, _ in self._cells], [column for _, column in self._cells]
        self._box = min(rows), max(rows), min(columns), max(columns)

    def __len__(self) -> int:
        return self._count

    def to(self, here: Point) -> tuple[int, float] | None:
        """The number of the nearest place and its distance in km; None when there is none."""
        if not self._count:
            return None
        row, column = self._cell(here)
        low, high, left, right = self._box
        ring = max(low - row, row - high, left - column, column - right, 0)
        last = max(abs(low - row), abs(high - row), abs(left - column), abs(right - column))
        lat, lon, half = here.lat, here.lon, cos(radians(here.lat)) / 2
        best, found, cells = float("inf"), -1, self._cells
        while ring <= last:
            for cell in _ring(row, column, ring, self._box):
                for other_lat, other_lon, other_half, number in cells.get(cell, ()):
                    up, along = lat - other_lat, (lon - other_lon) * (half + other_half)
                    apart = up * up + along * along
                    if apart < best or (apart == best and number < found):
                        best, found = apart, number
            if best <= (ring * self._gap / _KM_PER_DEGREE) ** 2:
                break
            ring += 1
        return found, sqrt(best) * _KM_PER_DEGREE

    def _cell(self, place: Point) -> Cell:
        tall, wide = self._step
        return floor(place.lat / tall), floor(place.lon / wide)


def _ring(row: int, column: int, away: int, box: tuple[int, int, int, int]) -> list[Cell]:
    """The cells so many steps away that lie within the box."""
    if not away:
        return [(row, column)]
    low, high, left, right = box
    first, last = max(left, column - away), min(right, column + away)
    cells = []
    for edge in (row - away, row + away):
        if low <= edge <= high:
            cells += [(edge, across) for across in range(first, last + 1)]
    lower, upper = max(low, row - away + 1), min(high, row + away - 1)
    for edge in (column - away, column + away):
        if left <= edge <= right:
            cells += [(along, edge) for along in range(lower, upper + 1)]
    return cells
