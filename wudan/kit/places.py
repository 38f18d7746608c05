"""Places on the ground: CGCS2000 degrees, the shifted Chinese systems, distances.

Coordinates are stored in CGCS2000 (equal to WGS 84 well under a metre here) with the
system they came in tagged. GCJ-02 (高德, 腾讯) and BD-09 (百度) lie hundreds of metres
off; the conversion is not official and is used only to bring a point in (domain §3.5).
"""

from dataclasses import dataclass
from enum import StrEnum
from math import asin, atan2, cos, pi, radians, sin, sqrt

_EARTH_KM = 6371.0088
_SEMI_MAJOR = 6378245.0
_ECCENTRICITY = 0.00669342162296594323


class System(StrEnum):
    """The coordinate system a point was given in."""

    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"


@dataclass(frozen=True, slots=True)
class Point:
    """Longitude and latitude in CGCS2000 degrees."""

    lon: float
    lat: float


def bring_in(lon: float, lat: float, system: System) -> Point:
    """A point given in any known system, as CGCS2000 (error under a metre)."""
    if system is System.BD09:
        lon, lat = _from_baidu(lon, lat)
    if system is System.CGCS2000:
        return Point(lon, lat)
    guess = Point(lon, lat)
    for _ in range(6):
        east, north = _shift(guess.lon, guess.lat)
        guess = Point(lon - east, lat - north)
    return guess


def kilometres(a: Point, b: Point) -> float:
    """Great-circle distance."""
    d_lat, d_lon = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(d_lat / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(d_lon / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


def _from_baidu(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    z = sqrt(x * x + y * y) - 0.00002 * sin(y * pi * 3000 / 180)
    theta = atan2(y, x) - 0.000003 * cos(x * pi * 3000 / 180)
    return z * cos(theta), z * sin(theta)


def _shift(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    wave = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    magic = 1 - _ECCENTRICITY * sin(lat / 180 * pi) ** 2
    meridian = _SEMI_MAJOR * (1 - _ECCENTRICITY) / (magic * sqrt(magic))
    parallel = _SEMI_MAJOR / sqrt(magic) * cos(lat / 180 * pi)
    return east * 180 / (parallel * pi), north * 180 / (meridian * pi)
