"""The county of a simulation: sites, villages, menu, teams, rules, read from the files of a pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from wudan import matching
from wudan.kit import slots
from wudan.kit.pack import Deadlines, Pack, PackError, read_toml
from wudan.kit.pack_tables import listed, rows_of
from wudan.kit.places import System, bring_in
from wudan.kit.working_time import WorkingCalendar
from wudan.rewards.models import PointRule, PointRules
from wudan.rewards.reckoning import Cap, Worth

SITES = frozenset({"center", "institute", "station"})


@dataclass(frozen=True, slots=True)
class Place:
    """A site that takes orders, and who is above it."""

    key: str
    kind: str
    path: str
    above: str
    point: matching.Place | None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the menu, as far as a year needs it."""

    code: str
    platform: str
    minutes: int
    headcount: int
    lead_days: int
    complete_days: int
    skills: frozenset[str]
    licences: frozenset[str]
    months: frozenset[int]
    risk: str
    needs_insurance: bool


@dataclass(frozen=True, slots=True)
class County:
    """All of it, plain values only."""

    name: str
    code: str
    calendar: WorkingCalendar
    deadlines: Deadlines
    sites: Mapping[str, Place]
    stations: tuple[str, ...]
    items: tuple[Item, ...]
    teams: tuple[matching.Team, ...]
    rules: tuple[Worth, ...]
    limits: tuple[Cap, ...]
    worth_fen: int

    def with_points(self, changed: Mapping[tuple[str, str], int]) -> "County":
        """Other points for some rules. Raises KeyError for a rule there is not."""
        if unknown := {code for code, _ in changed} - {rule.code for rule in self.rules}:
            raise KeyError(sorted(unknown)[0])
        told = [
            replace(rule, spend=changed.get((rule.code, "spend"), rule.spend),
                    honor=changed.get((rule.code, "honor"), rule.honor))
            for rule in self.rules
        ]  # fmt: skip
        return replace(self, rules=tuple(told))


def read_county(pack: Pack) -> County:
    """From the pack's files. PackError says what is missing or wrong."""
    places = _places(pack.folder / "units.csv")
    sites = {key: one for key, one in places.items() if one.kind in SITES}
    rules, limits, worth_fen = _rules(pack.folder / "points.toml")
    return County(
        name=pack.name, code=pack.county, calendar=_calendar(pack), deadlines=pack.deadlines,
        sites=sites, stations=tuple(key for key, one in sites.items() if one.kind == "station"),
        items=tuple(_items([pack.base / "services.toml", pack.folder / "services.toml"])),
        teams=tuple(_teams(pack.folder / "teams.csv", places)), rules=rules, limits=limits,
        worth_fen=worth_fen,
    )  # fmt: skip


def _calendar(pack: Pack) -> WorkingCalendar:
    rows = [row for _, row in rows_of(pack.base / "holidays.csv", ("day", "kind"))]
    days = {
        kind: frozenset(date.fromisoformat(row["day"]) for row in rows if row["kind"] == kind)
        for kind in ("holiday", "workday")
    }
    return WorkingCalendar(pack.office_hours, days["holiday"], days["workday"])


def _places(path: Path) -> dict[str, Place]:
    """Every unit that has a key, with the path it would have: keys instead of numbers."""
    found: dict[str, Place] = {}
    for _, row in rows_of(path, ("key", "kind", "parent", "lon", "lat", "crs")):
        above = found[row["parent"]].path if row["parent"] else ""
        point = _point(row["lon"], row["lat"], row["crs"])
        found[row["key"]] = Place(
            row["key"], row["kind"], f"{above}{row['key']}.", row["parent"], point
        )
    return found


def _point(lon: str, lat: str, crs: str) -> matching.Place | None:
    if not (lon and lat):
        return None
    point = bring_in(float(lon), float(lat), System(crs))
    return matching.Place(point.lon, point.lat)


def _items(paths: Iterable[Path]) -> Iterable[Item]:
    for path in paths:
        for row in read_toml(path)["services"] if path.exists() else ():
            yield Item(
                row["code"], row["platform"], row["duration_minutes"], row["headcount"], row["lead_days"],
                row["complete_days"], frozenset(row["skills"]), frozenset(row["licences"]),
                frozenset(row["months"]), row["risk"], row["insurance"],
            )  # fmt: skip


def _teams(path: Path, places: Mapping[str, Place]) -> Iterable[matching.Team]:
    for _, row in rows_of(path, ("key", "name", "category", "unit", "skills", "serves", "slots")):
        held = (piece.split(":") for piece in listed(row["licences"]))
        yield matching.Team(
            id=row["key"], name=row["name"], kind="volunteer", categories=frozenset({row["category"]}),
            skills=frozenset(listed(row["skills"])),
            licences={code: date.fromisoformat(until) for code, until in held},
            serves=tuple(places[key].path for key in listed(row["serves"])),
            slots=slots.parse(row["slots"]), members=int(row["members"]),
            has_minors=row["has_minors"] == "true",
            insured_until=date.fromisoformat(row["insured_until"]) if row["insured_until"] else None,
            base=places[row["unit"]].point, open_dispatches=0, capacity=int(row["capacity"]),
        )  # fmt: skip


def _rules(path: Path) -> tuple[tuple[Worth, ...], tuple[Cap, ...], int]:
    """The newest version adopted; made as rows that are never saved, so that they reckon as ours do."""
    told = read_toml(path)
    try:
        newest = max(told["adopted"], key=lambda row: str(row["starts_on"]))["version"]
        row = next(one for one in told["rules"] if one["version"] == newest)
    except (KeyError, ValueError, StopIteration) as fault:
        message = f"{path.name}：没有施行的积分规则"
        raise PackError(message) from fault
    rules = PointRules(**_fields_of(PointRules, row))
    lines = tuple(PointRule(**_fields_of(PointRule, line)).worth for line in row["lines"])
    return lines, tuple(rules.limits), rules.worth_fen


def _fields_of(model: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in model._meta.concrete_fields}
    return {name: value for name, value in row.items() if name in names}
