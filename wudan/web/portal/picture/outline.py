"""The county's outline on the big screen: a cell a site, towns side by side; no ground, no border (地图管理条例).

It is a chart of the tree of units, laid out by where sites roughly lie, and says so on the wall.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.kit.honeycomb import Corner, Region, Spot, drawn, laid_out
from wudan.kit.tree_paths import steps_of
from wudan.sites.models import SitePeriod

Shape = dict[str, object]
_MOST = 600
"""Sites; a county with more sees its towns as a list, as one without points does."""


def outline_of(county: str, *, on: date) -> Shape | None:
    """Towns in the order of the tree with their rings, and the county's; None without points. Two statements."""
    towns = list(Unit.objects.filter(county=county, ends_on=None, kind=UnitKind.INSTITUTE))
    towns.sort(key=lambda unit: steps_of(unit.path))
    groups: dict[int, list[Spot]] = {town.pk: [] for town in towns}
    seats: dict[int, Spot] = {}
    for unit, above, lon, lat in _points(county, on):
        if unit in groups:
            seats[unit] = lon, lat
        elif above in groups:
            groups[above].append((lon, lat))
    found = [(town.short_name, groups[town.pk] or [seats[town.pk]]) for town in towns
             if groups[town.pk] or town.pk in seats]  # fmt: skip
    if not found or sum(len(spots) for _, spots in found) > _MOST:
        return None
    return _shape(tuple((name, tuple(spots)) for name, spots in found))


def _points(county: str, on: date) -> Sequence[tuple[int, int, float, float]]:
    rows = SitePeriod.objects.on(on).filter(
        site__unit__county=county, site__unit__ends_on=None, lon__isnull=False, lat__isnull=False
    )
    found = rows.order_by("site__unit").values_list(
        "site__unit", "site__unit__parent", "lon", "lat"
    )
    return [(unit, above or 0, lon or 0.0, lat or 0.0) for unit, above, lon, lat in found]


@lru_cache(maxsize=4)
def _shape(groups: tuple[tuple[str, tuple[Spot, ...]], ...]) -> Shape:
    """Kept by what it is made of: sites hardly ever move."""
    found = laid_out([spots for _, spots in groups])
    return {
        "county": [_ring(ring) for ring in found.rings],
        "towns": [
            _town(name, region) for (name, _), region in zip(groups, found.regions, strict=True)
        ],
    }


def _town(name: str, region: Region) -> Shape:
    return {"name": name, "rings": [_ring(ring) for ring in region.rings], "middle": drawn(region.middle)}  # fmt: skip


def _ring(ring: Sequence[Corner]) -> list[Spot]:
    return [drawn(corner) for corner in ring]
