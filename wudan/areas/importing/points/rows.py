"""One row of a file of points: understood, or what is wrong with it and what to do."""

import re
from dataclasses import dataclass

from wudan.areas.enums import CODE_LENGTH, AreaLevel
from wudan.kit.pack import Ground
from wudan.kit.phrases import Phrase
from wudan.kit.places import Point, System, bring_in
from wudan.kit.tables import Column, Fault, Kind, Row

COLUMNS = (
    Column("code", ("区划代码", "code", "代码"), Kind.DIGITS, needed=True),
    Column("name", ("名称", "name")),
    Column("lon", ("经度", "lon", "lng", "longitude"), needed=True),
    Column("lat", ("纬度", "lat", "latitude"), needed=True),
    Column("crs", ("坐标系", "crs", "坐标来源"), needed=True),
)
_TITLES = {column.key: column.title for column in COLUMNS}
_DEGREES = re.compile(r"[+-]?\d{1,3}(\.\d{1,15})?")
_SYSTEMS = {
    "CGCS2000": System.CGCS2000, "2000": System.CGCS2000, "国家2000": System.CGCS2000, "天地图": System.CGCS2000,
    "WGS84": System.CGCS2000, "GPS": System.CGCS2000,
    "GCJ02": System.GCJ02, "高德": System.GCJ02, "腾讯": System.GCJ02, "火星坐标": System.GCJ02,
    "BD09": System.BD09, "百度": System.BD09,
}  # fmt: skip
"""What people write; WGS 84 is CGCS2000 well under a metre here."""
_DECIMALS = 7
"""A centimetre: more digits would be noise."""


@dataclass(frozen=True, slots=True)
class Given:
    """One village's point, as it will be kept."""

    line: int
    code: str
    point: Point
    system: System


def understood(row: Row, ground: Ground) -> Given | Fault:
    """The row's point in CGCS2000, or the first thing wrong with it."""
    if fault := _code_fault(row):
        return fault
    system = _SYSTEMS.get(re.sub(r"[\s\-_]|坐标系|地图$", "", row["crs"]).upper() or "-")
    system = system or _SYSTEMS.get(row["crs"].strip())
    if system is None:
        return _fault(row, "crs", "坐标系没有写，或认不出来。", "写 CGCS2000、GCJ-02（高德、腾讯）或 BD-09（百度）。")  # fmt: skip
    for key in ("lon", "lat"):
        if not _DEGREES.fullmatch(row[key]):
            return _fault(row, key, "不是用度表示的数。", "写成 108.176543 这样，不要写度分秒。")
    lon, lat = float(row["lon"]), float(row["lat"])
    if not ground.holds(lon, lat):
        return _outside(row, lon, lat, ground)
    point = bring_in(lon, lat, system)
    kept = Point(round(point.lon, _DECIMALS), round(point.lat, _DECIMALS))
    return Given(row.line, row["code"], kept, system)


def _code_fault(row: Row) -> Fault | None:
    code = row["code"]
    if not (code.isascii() and code.isdigit()):
        return _fault(row, "code", "代码不全是数字。", "照区划代码写 12 位数字，这一列设成“文本”。")
    if CODE_LENGTH.get(len(code)) != AreaLevel.VILLAGE:
        return _fault(
            row,
            "code",
            Phrase("代码是 {count} 位，村级应是 12 位。", count=len(code)),
            "照区划代码写全。",
        )
    return None


def _outside(row: Row, lon: float, lat: float, ground: Ground) -> Fault:
    if ground.holds(lat, lon):
        return _fault(row, "lon", "经度和纬度填反了。", "经度是大的那个数，换过来。")
    return _fault(row, "lon", "这个点不在本县。", "查一下这一行的经纬度；小数点的位置也看一眼。")


def _fault(row: Row, key: str, words: str, advice: str) -> Fault:
    return Fault(row.line, _TITLES[key], words, advice)
