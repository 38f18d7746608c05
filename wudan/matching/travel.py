"""How far and how long from base to service, one way.

Decides nothing about teams. A county with a road network passes its own `Travel`; the great circle
is the fallback.
"""

from dataclasses import dataclass
from math import asin, cos, pi, sin, sqrt
from typing import Protocol

from wudan.matching.things import Place

EARTH_METERS = 6_371_009
_RADIANS = pi / 180


class Travel(Protocol):
    """Anything that can measure a way. Both answers must be integers and the same each time."""

    def meters(self, start: Place, end: Place) -> int:
        """Measure the way in meters."""
        ...

    def seconds(self, start: Place, end: Place) -> int:
        """Measure the way in seconds."""
        ...


@dataclass(frozen=True, slots=True)
class GreatCircle:
    """The straight line, stretched by a detour factor and driven at one speed.

    The defaults (1.3, 40 km/h) are those the dispatch benchmarks were measured with.
    """

    detour_percent: int = 130
    km_per_hour: int = 40

    def meters(self, start: Place, end: Place) -> int:
        """Measure in whole meters: rounding makes machines with different last bits agree."""
        # Haversine: stable for the few kilometers that matter here.
        south, north = start.lat * _RADIANS, end.lat * _RADIANS
        rise, turn = sin((north - south) / 2), sin((end.lon - start.lon) * _RADIANS / 2)
        half_chord = sqrt(rise * rise + cos(south) * cos(north) * (turn * turn))
        arc = asin(half_chord if half_chord < 1 else 1.0)
        return round(2 * EARTH_METERS * arc * self.detour_percent / 100)

    def seconds(self, start: Place, end: Place) -> int:
        """Measure in whole seconds."""
        return self.meters(start, end) * 36 // (self.km_per_hour * 10)
