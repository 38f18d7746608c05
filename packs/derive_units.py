"""Rebuild units.csv and teams.csv of a county pack: python packs/derive_units.py wuqi

Reads divisions.csv, shared_stations.csv and the small hand tables in source/. What is made up
(places of stations, sizes of teams) comes from a generator seeded with the key of the row, so
that the same tables always give the same files and a new village moves no other.
"""

from __future__ import annotations

import argparse
import csv
import math
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random
from typing import Any

PACKS = Path(__file__).resolve().parent
CRS = "CGCS2000"
KM_PER_DEGREE = 111.32
STATION_OPENINGS = ("1-9 08:30-18:00", "1-9 08:00-18:00", "1-9 08:30-17:30", "1-6 08:30-18:00")
# Some licences and policies are out of date on purpose: the checks need something to find.
VALID_DAYS = ("2027-06-30", "2027-12-31", "2028-05-31", "2028-09-30", "2029-03-31")
SOON_DAYS = ("2026-12-15", "2026-12-31", "2027-01-10")
PAST_DAYS = ("2026-01-31", "2026-05-01", "2026-09-30")
ALL_WEEK = "1am;1pm;2am;2pm;3am;3pm;4am;4pm;5am;5pm;6am;6pm"
EVENINGS = ";5eve;6eve;7am;7pm;7eve"


@dataclass
class Unit:
    key: str
    kind: str
    name: str
    short_name: str
    parent: str
    area_code: str
    host: str
    phone: str
    address: str
    lon: str
    lat: str
    crs: str
    opening: str
    base_kind: str = ""


@dataclass
class Team:
    key: str
    name: str
    category: str
    tier: int
    unit: str
    skills: str
    licences: str
    serves: str
    members: int
    capacity: int
    slots: str
    has_minors: str
    insured_until: str
    phone: str


@dataclass
class Town:
    key: str
    name: str
    short_name: str
    area_code: str
    members_from: str
    members: str
    host: str
    lon: float
    lat: float
    radius_km: float

    def holds(self, village: dict[str, str]) -> bool:
        if village["parent"] != self.members_from:
            return False
        community = clean(village["name"]).endswith("社区")
        return self.members == "all" or community == (self.members == "communities")

    def distance(self, lon: float, lat: float) -> float:
        east = (lon - self.lon) * math.cos(math.radians(self.lat))
        return math.hypot(east, lat - self.lat) * KM_PER_DEGREE


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def settings(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def write(path: Path, kind: type[Unit] | type[Team], items: list[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        names = [field.name for field in fields(kind)]
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(item) for item in items)


def clean(name: str) -> str:
    """The plain name: 麻台村委会 is 麻台村, 三官会社区居委会 is 三官会社区."""
    return name.removesuffix("居委会") if name.endswith("社区居委会") else name.removesuffix("委会")


def scatter(town: Town, towns: list[Town], name: str, seed: str) -> tuple[str, str]:
    """A made-up place around the seat, nearer to it than to any other seat."""
    random = Random(seed)
    named_after_town = clean(name).removesuffix("村") == town.short_name
    others = [other for other in towns if other.members_from != town.members_from]
    while True:
        away = 0.4 if named_after_town else town.radius_km * math.sqrt(random.uniform(0.02, 1))
        angle = random.uniform(0, math.tau)
        lat = town.lat + away * math.sin(angle) / KM_PER_DEGREE
        narrow = KM_PER_DEGREE * math.cos(math.radians(town.lat))
        lon = town.lon + away * math.cos(angle) / narrow
        if all(town.distance(lon, lat) < other.distance(lon, lat) for other in others):
            return f"{lon:.5f}", f"{lat:.5f}"


def derive_units(pack: Path) -> tuple[list[Unit], list[Town]]:
    county = settings(pack / "pack.toml")["county_name"]
    divisions = rows(pack / "divisions.csv")
    town_names = {row["code"]: row["name"] for row in divisions if row["level"] == "town"}
    villages = [row for row in divisions if row["level"] == "village"]
    guests = {row["village"] for row in rows(pack / "shared_stations.csv")}
    towns = [
        Town(
            **{
                key: float(value) if key in ("lon", "lat", "radius_km") else value
                for key, value in row.items()
            }  # type: ignore[arg-type]
        )
        for row in rows(pack / "source" / "towns.csv")
    ]
    names = [clean(row["name"]) for row in villages if row["code"] not in guests]

    institutes = [
        Unit(
            key=town.key,
            kind="institute",
            name=f"{town.name}新时代文明实践所",
            short_name=f"{town.short_name}所",
            parent="c",
            area_code=town.area_code,
            host=town.host,
            phone="",
            address=f"{county}{town.name}{town.host}",
            lon=f"{town.lon:.5f}",
            lat=f"{town.lat:.5f}",
            crs=CRS,
            opening=STATION_OPENINGS[0],
        )
        for town in towns
    ]
    stations: list[Unit] = []
    for town in towns:
        for village in filter(town.holds, villages):
            if village["code"] in guests:
                continue
            name = clean(village["name"])
            twice = names.count(name) > 1
            lon, lat = scatter(town, towns, name, f"{pack.name}:{village['code']}")
            stations.append(
                Unit(
                    key=f"s{len(stations) + 1:03d}",
                    kind="station",
                    name=f"{town.name if twice else ''}{name}新时代文明实践站",
                    short_name=f"{town.short_name if twice else ''}{name}站",
                    parent=town.key,
                    area_code=village["code"],
                    host="社区党群服务中心" if name.endswith("社区") else "村党群服务中心",
                    phone="",
                    address=f"{county}{town_names[village['parent']]}{name}党群服务中心",
                    lon=lon,
                    lat=lat,
                    crs=CRS,
                    opening=Random(village["code"]).choice(STATION_OPENINGS),
                )
            )
    places = [Unit(phone="", crs=CRS, **row) for row in rows(pack / "source" / "places.csv")]
    center = [place for place in places if place.kind == "center"]
    rest = [place for place in places if place.kind != "center"]
    units = center + institutes + stations + rest
    base = settings(pack / "pack.toml")["phones"]["units_from"]
    for number, unit in enumerate(units, start=1):
        unit.phone = str(base + number)
    return units, towns


def some(random: Random, items: list[str], least: int) -> list[str]:
    """A part of the items in their order, at least so many."""
    low = min(least, len(items))
    chosen = set(random.sample(items, random.randint(low, len(items))))
    return [item for item in items if item in chosen]


def until(random: Random, *, sure: bool = False) -> str:
    if sure:
        return random.choice(VALID_DAYS[1:])
    return random.choice(random.choices((VALID_DAYS, SOON_DAYS, PAST_DAYS), (16, 2, 3))[0])


class TeamMaker:
    def __init__(self, pack: Path, units: list[Unit], towns: list[Town]) -> None:
        self.units = {unit.key: unit for unit in units}
        self.towns = {town.key: town for town in towns}
        self.seed = pack.name
        self.kinds = settings(PACKS / "base" / "source" / "team_kinds.toml")
        self.plan = settings(pack / "source" / "teams.toml")
        self.teams: list[Team] = []

    def make(self) -> list[Team]:
        self.first()
        self.special()
        self.departments()
        self.institutes()
        self.widen()
        self.stations()
        for number, team in enumerate(self.teams, start=1):
            team.phone = str(self.plan["phone_base"] + number)
        return self.teams

    def add(self, key: str, licences: list[str], *, sure: bool = False, **values: Any) -> None:
        random = Random(f"{self.seed}:{key}:papers")
        insured = until(random, sure=sure)
        if not sure and random.random() < 0.08:
            insured = ""
        held = [f"{licence}:{until(random, sure=sure)}" for licence in licences]
        team = Team(key=key, licences=";".join(held), insured_until=insured, phone="", **values)
        self.teams.append(team)

    def first(self) -> None:
        for row in self.plan["first"]:
            kind = self.kinds["categories"][row["category"]]
            evenings = EVENINGS if row["category"] in ("culture", "schooling") else ""
            self.add(
                f"t-{row['category']}",
                kind["licences"],
                sure=True,
                **row,
                tier=1,
                skills=";".join(kind["skills"]),
                serves="c",
                slots=ALL_WEEK + evenings,
                has_minors="false",
            )

    def special(self) -> None:
        for row in self.plan["special"]:
            has_minors = str(row.get("has_minors", False)).lower()
            self.add(
                **{**row, "skills": ";".join(row["skills"]), "has_minors": has_minors},
                category="special",
                tier=1,
                serves="c",
            )

    def second(self, unit: Unit, category: str, owner: str, serves: str) -> None:
        kind = self.kinds["categories"][category]
        key = f"t-{unit.key}-{category}"
        random = Random(f"{self.seed}:{key}")
        self.add(
            key,
            some(random, kind["licences"], math.ceil(len(kind["licences"]) / 2)),
            name=f"{owner}{kind['noun']}{self.plan['words']['second']}",
            category=category,
            tier=2,
            unit=unit.key,
            skills=";".join(some(random, kind["skills"], math.ceil(len(kind["skills"]) * 0.7))),
            serves=serves,
            members=random.randint(10, 30),
            capacity=random.randint(5, 12),
            slots=random.choice(kind["slots"]),
            has_minors=str(random.randrange(100) < kind["minors_percent"]).lower(),
        )

    def departments(self) -> None:
        for row in self.plan.get("departments", []):
            for category in row["categories"]:
                self.second(self.units[row["unit"]], category, row["owner"], "c")

    def institutes(self) -> None:
        codes = list(self.kinds["categories"])
        each = self.plan["towns_categories"]
        for number, town in enumerate(self.towns.values()):
            for step in range(each):
                category = codes[(number * each + step) % len(codes)]
                self.second(self.units[town.key], category, town.name, town.key)

    def widen(self) -> None:
        """Let the nearest teams also serve an institute that too few of a category reach."""
        local = [team for team in self.teams if team.tier == 2 and team.unit in self.towns]
        for category in self.kinds["categories"]:
            able = [team for team in local if team.category == category]
            for town in self.towns.values():
                able.sort(key=lambda team: town.distance(*self.seat(team)))
                missing = self.plan["towns_cover"]
                missing -= sum(town.key in team.serves.split(";") for team in able)
                for team in able:
                    if missing > 0 and town.key not in team.serves.split(";"):
                        team.serves += f";{town.key}"
                        missing -= 1

    def seat(self, team: Team) -> tuple[float, float]:
        town = self.towns[team.unit]
        return town.lon, town.lat

    def stations(self) -> None:
        stations = [unit for unit in self.units.values() if unit.kind == "station"]
        count = len(stations) * self.plan["village_percent"] // 100
        random = Random(f"{self.seed}:stations")
        with_team = {unit.key for unit in random.sample(stations, count)}
        with_troupe = {unit.key for unit in random.sample(stations, self.plan["troupes"])}
        themes = self.kinds["villages"]
        for unit in stations:
            place = unit.name.removesuffix("新时代文明实践站")
            if unit.key in with_team:
                random = Random(f"{self.seed}:t-{unit.key}")
                theme = random.choices(themes, [row["share"] for row in themes])[0]
                name = f"{place}{theme['noun']}{self.plan['words']['third']}"
                self.third(f"t-{unit.key}", name, unit, theme, random)
            if unit.key in with_troupe:
                random = Random(f"{self.seed}:t-{unit.key}-troupe")
                name = f"{place}{self.plan['words']['troupe']}"
                self.third(
                    f"t-{unit.key}-troupe", name, unit, self.kinds["troupe"], random, unit.parent
                )

    def third(
        self,
        key: str,
        name: str,
        unit: Unit,
        theme: dict[str, Any],
        random: Random,
        serves: str = "",
    ) -> None:
        kind = self.kinds["categories"][theme["category"]]
        self.add(
            key,
            random.choices(([], ["driver"]), (3, 1))[0],
            name=name,
            category=theme["category"],
            tier=3,
            unit=unit.key,
            skills=";".join(some(random, theme["skills"], 2)),
            serves=serves or unit.key,
            members=random.randint(5, 20),
            capacity=random.randint(2, 6),
            slots=random.choice(kind["slots"]),
            has_minors="false",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pack", help="name of the folder, such as wuqi")
    pack = PACKS / parser.parse_args().pack
    units, towns = derive_units(pack)
    teams = TeamMaker(pack, units, towns).make()
    write(pack / "units.csv", Unit, units)
    write(pack / "teams.csv", Team, teams)
    print(f"{pack.name}: {len(units)} units, {len(teams)} teams")


if __name__ == "__main__":
    main()
