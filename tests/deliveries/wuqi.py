"""吴起's villages with their points, as the pack has them, and eight teams more: the size of the real thing."""

import csv
from pathlib import Path

from tests.world import COUNTY, SINCE, World
from wudan.areas.enums import AreaLevel
from wudan.areas.models import Area, AreaPoint, Unit
from wudan.kit import slots
from wudan.teams.models import Team

_POINTS = Path(__file__).parents[2] / "packs" / "wuqi" / "points.csv"
ALWAYS = slots.to_mask(frozenset(range(21)))
VILLAGES = 91
_OF_THE_STORIES = ("杨柳村", "石峁村", "王台村", "徐家湾村")
_SKILLS = (("relief", ["haircut"]), ("culture", ["singing"])) * 4


def lay_villages(world: World) -> list[Unit]:
    """Below 铁边城所, in the order of their codes; with those of the stories as many as there are."""
    taken = set(Area.objects.values_list("code", flat=True))
    told = csv.DictReader(_POINTS.read_text(encoding="utf-8").splitlines())
    rows = [row for row in told if row["code"] not in taken][: VILLAGES - len(_OF_THE_STORIES)]
    institute = world.units["铁边城"]
    areas = Area.objects.bulk_create(
        Area(
            code=row["code"],
            level=AreaLevel.VILLAGE,
            name=row["name"],
            parent=institute.area,
            starts_on=SINCE,
        )
        for row in rows
    )
    AreaPoint.objects.bulk_create(
        AreaPoint(area=area, lon=float(row["lon"]), lat=float(row["lat"]), source_system=row["crs"])
        for area, row in zip(areas, rows, strict=True)
    )
    units = [_unit(f"{row['name']}站", institute, "station", row["code"]) for row in rows]
    for unit, area in zip(units, areas, strict=True):
        unit.area = area
    return _stored(units)


def lay_teams(world: World) -> list[Unit]:
    """Of the county's center: each goes anywhere on workdays."""
    center = world.units["c"]
    units = _stored([_unit(f"下乡{n}队", center, "team", f"round{n}") for n in range(1, 9)])
    Team.objects.bulk_create(
        Team(
            unit=unit, category=category, skills=skills, tier=2, serves=[center.path], slots=ALWAYS,
            members_count=8, capacity_per_week=5,
        )
        for unit, (category, skills) in zip(units, _SKILLS, strict=True)
    )  # fmt: skip
    return units


def _unit(name: str, parent: Unit, kind: str, key: str) -> Unit:
    return Unit(
        county=COUNTY, key=key, kind=kind, name=name, short_name=name, parent=parent, starts_on=SINCE
    )  # fmt: skip


def _stored(units: list[Unit]) -> list[Unit]:
    Unit.objects.bulk_create(units)
    for unit in units:
        unit.path = f"{unit.parent.path}{unit.pk}."
    Unit.objects.bulk_update(units, ["path"])
    return units
