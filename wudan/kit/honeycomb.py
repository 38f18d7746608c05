"""A county in equal cells: one cell a site, towns side by side, only roughly where they lie.

Nothing of it is ground: no coordinate can be read back, no border is followed (地图管理条例), so it may hang
in a hall without a 审图号. Towns grow in turns around their middle on a grid of hexagons, each a cell at a time.

A cell is (column, row) of a grid with pointed tops; a corner is in whole steps, half a cell's height down
and 0.866 of it across, so that corners of neighbours are equal as numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, radians, sqrt

Cell = tuple[int, int]
Corner = tuple[int, int]
Spot = tuple[float, float]

_AROUND: tuple[Cell, ...] = ((1, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1))
_CORNERS: tuple[Corner, ...] = ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))
_SPACINGS = tuple(step / 20 for step in range(28, 7, -1))
_CELL_AREA = 1.5 * sqrt(3)
_ACROSS = sqrt(3) / 2
_TURNS = 60
_TIGHT = 0.9
"""Discs a little small, so that what is not round finds no room between them."""
_LEAST_SPAN = 1e-9


@dataclass(frozen=True, slots=True)
class Region:
    """One group's cells, its outline, and the cell its name is written in."""

    cells: tuple[Cell, ...]
    rings: tuple[tuple[Corner, ...], ...]
    middle: Corner


@dataclass(frozen=True, slots=True)
class Honeycomb:
    """All groups, in the order asked, and the outline around them."""

    regions: tuple[Region, ...]
    rings: tuple[tuple[Corner, ...], ...]


def laid_out(groups: Sequence[Sequence[Spot]]) -> Honeycomb:
    """Groups of (longitude, latitude), as many cells each as it has spots; none may be empty.

    The spacing with the fewest pieces and holes is taken; a hole that stays is nobody's.
    """
    if not groups:
        return Honeycomb((), ())
    spots = _flat(groups)
    sizes, middles = [len(group) for group in spots], [_middle(group) for group in spots]
    fit = sqrt(sum(sizes) * _CELL_AREA / max(_span(spots), _LEAST_SPAN))
    best: Honeycomb | None = None
    least = 0
    for spacing in _SPACINGS:
        scale = fit * spacing
        grown = _grown(_apart([(x * scale, y * scale) for x, y in middles], sizes), sizes)
        found = Honeycomb(
            tuple(_region(cells) for cells in grown), outline(c for cells in grown for c in cells)
        )
        torn = len(found.rings) + sum(len(region.rings) for region in found.regions)
        if best is None or torn < least:
            best, least = found, torn
        if torn == len(sizes) + 1:
            break
    return best or Honeycomb((), ())


def outline(cells: Iterable[Cell]) -> tuple[tuple[Corner, ...], ...]:
    """Rings around cells, clockwise on a screen; holes turn the other way."""
    inside = set(cells)
    onward: dict[Corner, Corner] = {}
    for column, row in sorted(inside):
        x, y = center(column, row)
        for side, (right, down) in enumerate(_AROUND):
            if (column + right, row + down) not in inside:
                (ax, ay), (bx, by) = _CORNERS[side], _CORNERS[(side + 1) % 6]
                onward[x + ax, y + ay] = x + bx, y + by
    rings = []
    while onward:
        start = next(iter(onward))
        ring, at = [start], onward.pop(start)
        while at != start:
            ring.append(at)
            at = onward.pop(at)
        rings.append(tuple(ring))
    return tuple(rings)


def center(column: int, row: int) -> Corner:
    """A cell's middle, in steps of corners."""
    return 2 * column + row, 3 * row


def drawn(corner: Corner) -> Spot:
    """Where a corner is drawn: equal lengths across and down, in sides of a cell."""
    return round(corner[0] * _ACROSS, 3), corner[1] / 2


def _flat(groups: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """Degrees made square at the middle latitude, down the screen."""
    lats = [lat for group in groups for _, lat in group]
    narrow = cos(radians((min(lats) + max(lats)) / 2))
    return [[(lon * narrow, -lat) for lon, lat in group] for group in groups]


def _span(groups: Sequence[Sequence[Spot]]) -> float:
    xs = [x for group in groups for x, _ in group]
    ys = [y for group in groups for _, y in group]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _middle(group: Sequence[Spot]) -> Spot:
    return sum(x for x, _ in group) / len(group), sum(y for _, y in group) / len(group)


def _apart(middles: Sequence[Spot], sizes: Sequence[int]) -> list[Spot]:
    """Middles pushed apart until the groups, as round as they can be, hardly cover one another: the
    streets of a seat lie on one spot otherwise."""
    spots, wide = list(middles), [_TIGHT * sqrt(size * _CELL_AREA / pi) for size in sizes]
    for _turn in range(_TURNS):
        for one, other in combinations(range(len(spots)), 2):
            (ax, ay), (bx, by) = spots[one], spots[other]
            away = hypot(bx - ax, by - ay)
            short = wide[one] + wide[other] - away
            if short > 0:
                east, south = ((bx - ax) / away, (by - ay) / away) if away else (1.0, 0.0)
                step = short / 4
                spots[one] = ax - east * step, ay - south * step
                spots[other] = bx + east * step, by + south * step
    return spots


def _grown(middles: Sequence[Spot], sizes: Sequence[int]) -> list[list[Cell]]:
    """Each turn goes to the group with the largest part still to come; the first at a tie."""
    taken: set[Cell] = set()
    groups: list[list[Cell]] = [[] for _ in sizes]
    edges: list[set[Cell]] = [{_cell_at(middle)} for middle in middles]
    for _turn in range(sum(sizes)):
        turn = max(range(len(sizes)), key=lambda one: (1 - len(groups[one]) / sizes[one], -one))
        free = edges[turn] - taken or _free_around(taken)
        chosen = min(
            free, key=lambda cell: (_far(cell, middles[turn]) - _beside(cell, taken), cell)
        )
        taken.add(chosen)
        groups[turn].append(chosen)
        edges[turn].update((chosen[0] + right, chosen[1] + down) for right, down in _AROUND)
    return groups


def _beside(cell: Cell, taken: set[Cell]) -> int:
    """How many neighbours are taken: a cell between others is filled before one outside."""
    return sum((cell[0] + right, cell[1] + down) in taken for right, down in _AROUND)


def _free_around(taken: set[Cell]) -> set[Cell]:
    return {(c + right, r + down) for c, r in taken for right, down in _AROUND} - taken


def _cell_at(spot: Spot) -> Cell:
    row = round(spot[1] / 1.5)
    return round(spot[0] / (2 * _ACROSS) - row / 2), row


def _far(cell: Cell, spot: Spot) -> float:
    x, y = drawn(center(*cell))
    return round((x - spot[0]) ** 2 + (y - spot[1]) ** 2, 6)


def _region(cells: Sequence[Cell]) -> Region:
    """The name stands in the cell nearest the middle of all."""
    middle = _middle([drawn(center(*cell)) for cell in cells])
    named = min(cells, key=lambda cell: (_far(cell, middle), cell))
    return Region(tuple(sorted(cells)), outline(cells), center(*named))
