"""Reckon reach: for each village and kind of service the nearest place, and whether somebody comes.

A village belongs to the site that answers for it: the station of its own division, else the
institute of its town, else the center.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wudan.areas.enums import UnitKind
from wudan.areas.models import AreaPoint, Unit
from wudan.kit.places import Point
from wudan.kit.reaching import Nearest
from wudan.registers.offered import Offered

_ABOVE = 9
"""Digits of a town's code in a village's."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village with a point: its division, the site that answers for it."""

    area_id: int
    unit_id: int
    path: str
    point: Point


@dataclass(frozen=True, slots=True)
class Reached:
    """One village and one kind of service."""

    village: Village
    platform_id: int
    place_id: int | None
    metres: int | None
    comes: bool


def villages_of(county: str) -> list[Village]:
    """Every village that has a point, in the order of the codes; two statements."""
    answering = dict[str, tuple[int, str]]()
    kinds = {UnitKind.CENTER, UnitKind.INSTITUTE, UnitKind.STATION}
    units = Unit.objects.filter(county=county, ends_on=None, kind__in=kinds).order_by("-pk")
    for code, pk, path in units.values_list("area__code", "pk", "path"):
        if code:
            answering[code] = pk, path  # the first entered answers where two share a division
    found = []
    for row in AreaPoint.objects.of_county(county):
        code = row.area.code
        held = answering.get(code) or answering.get(code[:_ABOVE]) or answering.get(county)
        if held is not None:
            found.append(Village(row.area_id, *held, row.place))
    return found


def reached(villages: Sequence[Village], offered: Sequence[Offered]) -> Iterator[Reached]:
    """The answers, village by village within each kind of service."""
    for one in offered:
        nearest = Nearest([point for _, point in one.places])
        for village in villages:
            found = nearest.to(village.point)
            place_id = one.places[found[0]][0] if found else None
            metres = round(found[1] * 1000) if found else None
            yield Reached(village, one.platform_id, place_id, metres, one.comes(village.path))
