"""Days off, platforms with their departments, and the service menu."""

from datetime import date
from pathlib import Path

from wudan.areas import calendars
from wudan.areas.models import Holiday, Unit
from wudan.catalog.enums import DutyKind
from wudan.catalog.models import Platform, PlatformDuty, Service
from wudan.kit.pack import PackError, read_toml
from wudan.kit.pack_tables import rows_of

_FIELDS = ("name", "summary", "description", "duration_minutes", "headcount", "lead_days",
           "complete_days", "skills", "licences", "months", "places", "words", "risk",
           "open_claim", "once_a_day")  # fmt: skip


def furnish_holidays(path: Path) -> None:
    """Days off and swapped days; staff keep the table afterwards."""
    known = set(Holiday.objects.values_list("day", flat=True))
    rows = [row for _, row in rows_of(path, ("day", "kind", "name"))]
    fresh = [Holiday(**row) for row in rows if date.fromisoformat(row["day"]) not in known]
    Holiday.objects.bulk_create(fresh)
    calendars.forget()


def furnish_platforms(path: Path, county: str) -> dict[str, Platform]:
    """The eight platforms (R034), by code."""
    for row in read_toml(path)["platforms"]:
        fields = {name: row[name] for name in ("name", "summary", "position")}
        Platform.objects.get_or_create(county=county, code=row["code"], defaults=fields)
    return {platform.code: platform for platform in Platform.objects.filter(county=county)}


def furnish_duties(path: Path, platforms: dict[str, Platform], units: dict[str, Unit]) -> None:
    """One lead and the cooperating departments of each platform (R035)."""
    if PlatformDuty.objects.filter(platform__in=platforms.values()).exists():
        return
    for duty in read_toml(path)["duties"]:
        charged = [(duty["lead"], DutyKind.LEAD)]
        charged += [(key, DutyKind.COOPERATING) for key in duty["cooperating"]]
        for key, kind in charged:
            if key not in units:
                message = f"{path.name}：平台 {duty['platform']} 的部门 {key} 不存在"
                raise PackError(message)
            PlatformDuty.objects.create(
                platform=platforms[duty["platform"]], unit=units[key], kind=kind,
                starts_on=duty["starts_on"],
            )  # fmt: skip


def furnish_services(paths: list[Path], county: str, platforms: dict[str, Platform]) -> None:
    """The menu: the base pack's items, then the county's own, if it has a file."""
    known = set(Service.objects.filter(county=county).values_list("code", flat=True))
    rows = [row for path in paths if path.exists() for row in read_toml(path)["services"]]
    Service.objects.bulk_create(
        Service(
            county=county, code=row["code"], platform=platforms[row["platform"]],
            position=position, needs_insurance=row["insurance"],
            **{field: row[field] for field in _FIELDS},
        )
        for position, row in enumerate(rows)
        if row["code"] not in known
    )  # fmt: skip
