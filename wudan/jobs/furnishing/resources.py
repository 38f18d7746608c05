"""The register of resources from a pack's `resources.csv`: what is known; no door is opened by a file."""

from datetime import datetime
from pathlib import Path

from wudan.areas.models import Area, Unit
from wudan.kit.pack_tables import fault, rows_of
from wudan.kit.refusals import Malformed
from wudan.sites.actions.resource.drafting import Draft, write
from wudan.sites.models import Resource

_TEXTS = (
    "name",
    "kind",
    "origin",
    "base_kind",
    "channel",
    "link",
    "owner",
    "address",
    "words",
    "entry_words",
)
_COLUMNS = ("key", *_TEXTS, "unit", "host", "area_code", "lendable", "lon", "lat")


def furnish_resources(path: Path, units: dict[str, Unit], county: str, at: datetime) -> None:
    """Enter the resources that are missing. PackError names a wrong row."""
    if not path.exists():
        return
    known = set(Resource.objects.filter(county=county).values_list("key", flat=True))
    areas = {area.code: area for area in Area.objects.filter(code__startswith=county, ends_on=None)}
    for number, row in rows_of(path, _COLUMNS):
        if row["key"] in known:
            continue
        for column, table in (("unit", units), ("host", units), ("area_code", areas)):
            if (row[column] and row[column] not in table) or (column == "unit" and not row[column]):
                raise fault(path.name, number, column, f"没有“{row[column]}”")
        draft = Draft(
            unit=units[row["unit"]], host=units.get(row["host"]), area=areas.get(row["area_code"]),
            lendable=row["lendable"] == "yes", lon=_degree(row["lon"]), lat=_degree(row["lat"]),
            **{name: row[name] for name in _TEXTS},
        )  # fmt: skip
        made = Resource(county=county, key=row["key"], listed_at=at, moved_at=at)
        try:
            write(made, draft)
        except Malformed as wrong:
            raise fault(path.name, number, "、".join(wrong.fields), wrong.words) from wrong
        made.save(force_insert=True)


def _degree(text: str) -> float | None:
    return float(text) if text else None
