"""Draws marks where they lie: plain degrees made square at the middle latitude, no border, no ground.

Marks of one kind are one path, so that four hundred villages cost a few lines of the page. Kinds
differ by shape as well as by color. A town's name is written where it covers no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from wudan.kit.places import Point
from wudan.kit.tianditu import LAYERS, Tianditu, tiles_over

WIDTH = 390.0
_MARGIN = 22.0
_LETTER = 11.0
_LEAST_DEGREES = 0.02
"""So that one village alone is not blown up to a county."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing and where it lies; kind: near, comes, nothing, place, town."""

    point: Point
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the spot it is written at."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One tile of the licensed ground, stretched into its place."""

    x: float
    y: float
    wide: float
    high: float
    url: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All a template needs."""

    width: float
    height: float
    paths: dict[str, str]
    nothing: tuple[Label, ...]
    """Villages that have nothing keep their names: they are the ones to look for."""
    labels: tuple[Label, ...]
    tiles: tuple[Picture, ...]


class Frame:
    """Degrees → spots of the picture."""

    def __init__(self, points: Sequence[Point]) -> None:
        lons, lats = [p.lon for p in points], [p.lat for p in points]
        self.west, self.north = min(lons), max(lats)
        self.east, self.south = max(max(lons), self.west + _LEAST_DEGREES), min(lats)
        narrow = cos(radians((self.north + self.south) / 2))
        self.scale_x = (WIDTH - 2 * _MARGIN) / (self.east - self.west)
        self.scale_y = self.scale_x / narrow
        self.height = (self.north - self.south) * self.scale_y + 2 * _MARGIN

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """Where it is drawn, to a tenth."""
        x = _MARGIN + (lon - self.west) * self.scale_x
        return round(x, 1), round(_MARGIN + (self.north - lat) * self.scale_y, 1)


def drawn(
    villages: Sequence[Mark], sites: Sequence[Mark], towns: Sequence[Mark], *,
    tiles: Tianditu | None = None,
) -> Drawing:  # fmt: skip
    """The picture. There must be one village at least."""
    frame = Frame([mark.point for mark in (*villages, *sites, *towns)])
    spots = [(frame.spot(mark.point.lon, mark.point.lat), mark) for mark in (*villages, *sites)]
    paths = {
        kind: "".join(f"M{x} {y}h0" for (x, y), mark in spots if mark.kind == kind)
        for kind in ("near", "comes", "place")
    }
    nothing = tuple(Label(x, y, mark.name) for (x, y), mark in spots if mark.kind == "nothing")
    named = [(frame.spot(mark.point.lon, mark.point.lat), mark.name) for mark in towns]
    return Drawing(
        WIDTH, round(frame.height, 1), paths, nothing, tuple(_written(named, frame.height)),
        tuple(_ground(frame, tiles)) if tiles else (),
    )  # fmt: skip


def _written(named: Iterable[tuple[tuple[float, float], str]], height: float) -> Iterable[Label]:
    """Names that fit, each above or below its spot; what fits nowhere stands in the list alone."""
    taken: list[tuple[float, float, float, float]] = []
    for (x, y), name in named:
        wide = len(name) * _LETTER
        left = min(max(x - wide / 2, 2), WIDTH - wide - 2)
        for top in (y - 18, y + 6, y - 32, y + 20):
            box = left, top, left + wide, top + _LETTER + 2
            if 0 <= top <= height - 14 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield Label(round(left + wide / 2, 1), round(top + _LETTER, 1), name)
                break


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _ground(frame: Frame, service: Tianditu) -> Iterable[Picture]:
    for layer in LAYERS:
        for tile in tiles_over(frame.west, frame.south, frame.east, frame.north):
            x, y = frame.spot(tile.west, tile.north)
            wide, high = tile.span * frame.scale_x, tile.span * frame.scale_y
            url = service.tile_url(layer, tile.level, tile.row, tile.column)
            yield Picture(x, y, round(wide + 0.1, 1), round(high + 0.1, 1), url)
