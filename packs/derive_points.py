"""Rebuild points.csv of a county pack, a made-up point for every village: python packs/derive_points.py wuqi

Reads divisions.csv, shared_stations.csv and units.csv. A village lies at most 250 m from its
station, one that shares a station one to two kilometres from it, always on the side of the town's
seat, so that no village leaves the county. The generator is seeded with the
village's code, so that a new village moves no other. Run it after derive_units.py.
"""

from __future__ import annotations

import argparse
import csv
import math
from pathlib import Path
from random import Random

PACKS = Path(__file__).resolve().parent
KM_PER_DEGREE = 111.32
OWN_KM, SHARED_KM = (0.05, 0.25), (1.0, 2.0)
Places = dict[str, tuple[float, float]]
COLUMNS = ("code", "name", "lon", "lat", "crs")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def derive_points(pack: Path) -> list[dict[str, str]]:
    """One row a village, in the order of the divisions."""
    stations: Places = {
        unit["area_code"]: (float(unit["lon"]), float(unit["lat"]))
        for unit in rows(pack / "units.csv")
        if unit["kind"] == "station"
    }
    seats: Places = {
        unit["area_code"]: (float(unit["lon"]), float(unit["lat"]))
        for unit in rows(pack / "units.csv")
        if unit["kind"] == "institute"
    }
    hosts = {row["village"]: row["shares_with"] for row in rows(pack / "shared_stations.csv")}
    villages = [row for row in rows(pack / "divisions.csv") if row["level"] == "village"]
    return [
        {"code": row["code"], "name": row["name"], **place(row["code"], stations, hosts, seats)}
        for row in villages
    ]


def place(code: str, stations: Places, hosts: dict[str, str], seats: Places) -> dict[str, str]:
    """A made-up place near the station that serves the village."""
    random = Random(f"point:{code}")
    away = random.uniform(*(SHARED_KM if code in hosts else OWN_KM)) / KM_PER_DEGREE
    lon, lat = stations[hosts.get(code, code)]
    east, north = seats[code[:9]][0] - lon, seats[code[:9]][1] - lat
    angle = math.atan2(north, east) + random.uniform(-1, 1)
    lat += away * math.sin(angle)
    lon += away * math.cos(angle) / math.cos(math.radians(lat))
    return {"lon": f"{lon:.6f}", "lat": f"{lat:.6f}", "crs": "CGCS2000"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pack", help="name of the folder, such as wuqi")
    pack = PACKS / parser.parse_args().pack
    points = derive_points(pack)
    with (pack / "points.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(points)
    print(f"{pack.name}: {len(points)} points")


if __name__ == "__main__":
    main()
