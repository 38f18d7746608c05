"""天地图: the addresses of its tiles, as its WMTS service documents them (http://lbs.tianditu.gov.cn/server/MapService.html).

Off until a county has a key of its own. The matrix set `c` divides plain CGCS2000 degrees: at level
z a tile is 360 / 2^z degrees wide and high, rows count from 90° north, columns from 180° west.
"""

from dataclasses import dataclass
from math import floor
from typing import ClassVar
from urllib.parse import urlencode

SERVERS = tuple("01234567")
LAYERS = ("vec", "cva")
"""Ground, then its names."""
_FEWEST_LEVEL, _MOST_LEVEL = 1, 18


@dataclass(frozen=True, slots=True)
class Tianditu:
    """Where the service is and the key it knows us by."""

    ADDRESS: ClassVar[str] = "https://t{server}.tianditu.gov.cn"

    key: str
    address: str = ADDRESS

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a page must be allowed to take pictures from."""
        return tuple(dict.fromkeys(self.address.format(server=server) for server in SERVERS))

    def tile_url(self, layer: str, level: int, row: int, column: int) -> str:
        """One tile; the servers take turns."""
        asked = {
            "SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": layer,
            "STYLE": "default", "TILEMATRIXSET": "c", "FORMAT": "tiles", "TILEMATRIX": level,
            "TILEROW": row, "TILECOL": column, "tk": self.key,
        }  # fmt: skip
        server = SERVERS[(row + column) % len(SERVERS)]
        return f"{self.address.format(server=server)}/{layer}_c/wmts?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of the ground in degrees."""

    level: int
    row: int
    column: int

    @property
    def span(self) -> float:
        """Degrees it is wide and high."""
        return float(360 / 2**self.level)

    @property
    def west(self) -> float:
        """Its left edge."""
        return self.column * self.span - 180

    @property
    def north(self) -> float:
        """Its upper edge."""
        return 90 - self.row * self.span


def tiles_over(
    west: float, south: float, east: float, north: float, *, across: int = 4
) -> list[Tile]:
    """The squares that cover a rectangle, about so many side by side."""
    level = _FEWEST_LEVEL
    while level < _MOST_LEVEL and 360 / 2 ** (level + 1) * across >= max(
        east - west, north - south
    ):
        level += 1
    span = 360 / 2**level
    rows = range(floor((90 - north) / span), floor((90 - south) / span) + 1)
    columns = range(floor((west + 180) / span), floor((east + 180) / span) + 1)
    return [Tile(level, row, column) for row in rows for column in columns]
