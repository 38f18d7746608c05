"""Units and the sites that hang on them, from a pack's `units.csv`."""

from datetime import date
from pathlib import Path

from wudan.areas.enums import UnitKind
from wudan.areas.growing import add_unit
from wudan.areas.models import Area, Unit
from wudan.kit.pack_tables import fault, rows_of
from wudan.kit.places import System, bring_in
from wudan.sites.enums.resource import BaseKind
from wudan.sites.models import Site, SitePeriod

_COLUMNS = ("key", "kind", "name", "short_name", "parent", "area_code", "host", "phone",
            "address", "lon", "lat", "crs", "opening", "base_kind")  # fmt: skip
_WITHOUT_SITE = frozenset({UnitKind.DEPARTMENT, UnitKind.TEAM})


def furnish_units(path: Path, county: str, since: date) -> dict[str, Unit]:
    """Make the units that are missing; answer all by key. PackError names a wrong row."""
    units = {unit.key: unit for unit in Unit.objects.filter(county=county)}
    areas = dict(
        Area.objects.filter(code__startswith=county, ends_on=None).values_list("code", "pk")
    )
    for number, row in rows_of(path, _COLUMNS):
        if row["key"] in units:
            continue
        if row["kind"] not in UnitKind.values:
            raise fault(path.name, number, "kind", f"没有“{row['kind']}”这一类")
        if row["parent"] and row["parent"] not in units:
            raise fault(path.name, number, "parent", f"上级“{row['parent']}”不在前面")
        if row["base_kind"] not in {"", *BaseKind.values}:
            raise fault(path.name, number, "base_kind", f"没有“{row['base_kind']}”这一类实践基地")
        parent = units.get(row["parent"])
        unit = add_unit(
            county=county, key=row["key"], kind=row["kind"], name=row["name"],
            short_name=row["short_name"], parent=parent, area_id=areas.get(row["area_code"]), since=since,
        )  # fmt: skip
        units[unit.key] = unit
        if unit.kind not in _WITHOUT_SITE:
            _add_site(unit, row, since)
    return units


def _add_site(unit: Unit, row: dict[str, str], since: date) -> None:
    site = Site.objects.create(
        unit=unit,
        host=row["host"],
        phone=row["phone"],
        opening=row["opening"],
        base_kind=row["base_kind"],
    )
    period = SitePeriod(site=site, state="open", address=row["address"], starts_on=since)
    if row["lon"] and row["lat"]:
        point = bring_in(float(row["lon"]), float(row["lat"]), System(row["crs"]))
        period.lon, period.lat, period.source_system = point.lon, point.lat, row["crs"]
    period.save()
