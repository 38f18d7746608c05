"""How far and how long from base to service, one way.

Decides nothing about teams. A county with a road network passes its own `Travel`; the great circle
is the fallback.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, pi, sin, sqrt
from typing import Protocol

from wudan.matching.things import Place

EARTH_METERS = 6_371_009
_RADIANS = pi / 180
_ACROSS_EARTH = 2 * EARTH_METERS


class Travel(Protocol):
    """Anything that can measure a way. All answers must be integers and the same each time."""

    def meters(self, start: Place, end: Place) -> int:
        """Measure the way in meters."""
        ...

    def seconds(self, start: Place, end: Place) -> int:
        """Measure the way in seconds."""
        ...

    def ways(self, starts: Sequence[Place], end: Place) -> list[tuple[int, int]]:
        """Measure the ways from several places to one: meters and seconds of each."""
        return [(self.meters(start, end), self.seconds(start, end)) for start in starts]


@dataclass(frozen=True, slots=True)
class GreatCircle(Travel):
    """The straight line, stretched by a detour factor and driven at one speed.

    The defaults (1.3, 40 km/h) are those the dispatch benchmarks were measured with.
    """

    detour_percent: int = 130
    km_per_hour: int = 40

    def meters(self, start: Place, end: Place) -> int:
        """Measure in whole meters: rounding makes machines with different last bits agree."""
        return self.ways((start,), end)[0][0]

    def seconds(self, start: Place, end: Place) -> int:
        """Measure in whole seconds."""
        return self.ways((start,), end)[0][1]

    def ways(self, starts: Sequence[Place], end: Place) -> list[tuple[int, int]]:
        """Measure many at once: what holds for the end is looked up once."""
        # Haversine: stable for the few kilometers that matter here.
        lon, north, across = end.lon, end.north, end.across
        percent, speed = self.detour_percent, self.km_per_hour * 10
        told = []
        for start in starts:
            rise = sin((north - start.north) / 2)
            turn = sin((lon - start.lon) * _RADIANS / 2)
            half_chord = sqrt(rise * rise + start.across * across * (turn * turn))
            arc = asin(half_chord if half_chord < 1 else 1.0)
            meters = round(_ACROSS_EARTH * arc * percent / 100)
            told.append((meters, meters * 36 // speed))
        return told
