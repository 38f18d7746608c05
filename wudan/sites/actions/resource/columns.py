"""The columns of the register as counties keep it in Excel, and a line of it understood."""

from collections.abc import Iterable

from django.db.models import Choices

from wudan.areas.enums import AreaLevel, UnitKind
from wudan.areas.models import Area, Unit
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Malformed
from wudan.kit.tables import Column, Fault, Row
from wudan.sites.actions.resource.drafting import Draft
from wudan.sites.enums import CoordinateSystem
from wudan.sites.enums.resource import BaseKind, ChannelKind, Origin, ResourceKind

COLUMNS = (
    Column("key", ("编号", "序号"), needed=True),
    Column("name", ("名称", "资源名称"), needed=True),
    Column("kind", ("类别", "资源类别"), needed=True),
    Column("origin", ("来源",), needed=True),
    Column("unit", ("保管单位", "管理单位"), needed=True),
    Column("area", ("乡镇或村", "所在乡镇", "区划代码")),
    Column("base_kind", ("实践基地类别",)),
    Column("channel", ("渠道",)),
    Column("link", ("账号或网址",)),
    Column("owner", ("产权单位",)),
    Column("host", ("依托",)),
    Column("address", ("地址",)),
    Column("words", ("有什么",)),
    Column("entry_words", ("怎么进",)),
    Column("lendable", ("可以借",)),
    Column("lon", ("经度",)),
    Column("lat", ("纬度",)),
    Column("system", ("坐标来源",)),
)
TITLES = {column.key: column.title for column in COLUMNS}
_YES, _NO = frozenset({"是", "可以", "有", "1", "√"}), frozenset({"", "否", "不", "0", "×"})


class Places:
    """The county's units and divisions by every name that a list may use."""

    def __init__(self, county: str) -> None:
        units = list(Unit.objects.filter(county=county, ends_on=None).exclude(kind=UnitKind.TEAM))
        areas = Area.objects.filter(code__startswith=county, ends_on=None)
        self.units = _by_name(units, lambda unit: (unit.key, unit.name, unit.short_name))
        self.areas = _by_name(areas, lambda area: (area.code, area.name, _town_of(area)))


def understood(row: Row, places: Places) -> tuple[Draft | None, list[Fault]]:
    """The line as a draft, or what is wrong with it."""
    faults: dict[str, str] = {}

    def code(key: str, kinds: type[Choices]) -> str:
        found = {str(one.label): str(one.value) for one in kinds}
        text = row[key]
        if text and text not in found and text not in found.values():
            faults[key] = Phrase("没有这一种。可以写：{listed}。", listed=Listed(COMMA, found))
        return found.get(text, text)

    def named(key: str, table: dict[str, list[object]], what: str) -> object:
        found = table.get(row[key], [])
        if row[key] and len(found) != 1:
            faults[key] = (
                Phrase("有几个{what}叫这个，请写编号。", what=what)
                if found
                else Phrase("找不到这个{what}。", what=what)
            )
        return found[0] if len(found) == 1 else None

    unit = named("unit", places.units, "单位")
    draft = {
        "kind": code("kind", ResourceKind), "origin": code("origin", Origin),
        "base_kind": code("base_kind", BaseKind), "channel": code("channel", ChannelKind),
        "area": named("area", places.areas, "乡镇或村"), "host": named("host", places.units, "单位"),
        "lon": _degree(row, "lon", faults), "lat": _degree(row, "lat", faults),
        "system": code("system", CoordinateSystem) or CoordinateSystem.CGCS2000.value,
    }  # fmt: skip
    if row["lendable"] not in _YES | _NO:
        faults["lendable"] = "请写“是”或“否”。"
    for key in ("key", "name", "kind", "origin", "unit"):
        if not row[key]:
            faults[key] = "这一格要填。"
    if faults or not isinstance(unit, Unit):
        return None, _told(row, faults)
    plain = {key: row[key] for key in ("name", "link", "owner", "address", "words", "entry_words")}
    return Draft(unit=unit, lendable=row["lendable"] in _YES, **plain, **draft), []  # type: ignore[arg-type]


def faults_in(row: Row, fault: Malformed) -> list[Fault]:
    """What an action refused, column by column."""
    return _told(row, fault.fields)


def _told(row: Row, faults: dict[str, str]) -> list[Fault]:
    return [Fault(row.line, TITLES.get(key, ""), words) for key, words in faults.items()]


def _degree(row: Row, key: str, faults: dict[str, str]) -> float | None:
    text = row[key]
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        faults[key] = "请写数字，例：108.18。"
        return None


def _town_of(area: Area) -> str:
    """铁边城镇 is also called 铁边城; villages keep their whole name."""
    return area.name.removesuffix("镇").removesuffix("乡") if area.level == AreaLevel.TOWN else ""


def _by_name(things: Iterable, names_of) -> dict[str, list[object]]:  # type: ignore[type-arg, no-untyped-def]
    found: dict[str, list[object]] = {}
    for thing in things:
        for name in {*names_of(thing)} - {""}:
            found.setdefault(name, []).append(thing)
    return found
