"""What is wrong with a row that comes in, by itself: said with its line and column, repeating no value."""

from datetime import date, datetime, time

from wudan.exchange.national.mapping import ALL_CATEGORIES, Table
from wudan.kit.clock import CHINA
from wudan.kit.tables import Fault, Kind
from wudan.kit.text import objection_to

_LONGEST_NO = 64
_ORDERED = {
    "volunteers": ("joined_on", "left_on"), "teams": ("founded_on", "ended_on"),
    "projects": ("starts_on", "ends_on"), "awards": ("day", "revoked_on"),
    "certificates": ("since", "until"),
}  # fmt: skip
"""Days of which the second is not before the first."""
_CODED = ("teams", "projects")
"""Tables whose 服务类别 is a code of the national list (or up to four, with 、 between)."""


def fault_of(row: dict[str, str], line: int, table: Table) -> Fault | None:
    """The first thing that is wrong with a row, or None."""
    for one in table.fields:
        text = row.get(one.key, "")
        if one.needed and not text:
            return Fault(line, one.title, "没有填。", "这一栏要有。")
        if len(text) > (_LONGEST_NO if one.key == table.no else one.most):
            return Fault(line, one.title, "太长了。", "请改短。")
        if fault := objection_to(text, most=one.most) if not one.key.endswith("_no") else None:
            return Fault(line, one.title, fault, "请改好这一格。")
        if one.kind is Kind.DATE and text and _day(text) is None:
            return Fault(line, one.title, "不是日期。", "日期写成 2026-09-07。")
    return _fault_of_hours(row, line) if table.kind == "hours" else _fault_across(row, line, table)


def instant_of(row: dict[str, str], name: str) -> datetime:
    """A time of the row's day. Raises ValueError."""
    return datetime.combine(date.fromisoformat(row["day"]), time.fromisoformat(row[name]), CHINA)


def _fault_across(row: dict[str, str], line: int, table: Table) -> Fault | None:
    """Days the wrong way round, a category that is none."""
    titles = {one.key: one.title for one in table.fields}
    if table.kind in _ORDERED:
        first, last = _ORDERED[table.kind]
        began, ended = _day(row.get(first, "")), _day(row.get(last, ""))
        if began and ended and ended < began:
            return Fault(line, titles[last], "比起始的日子早。", "请核对这两个日子。")
    if table.kind in _CODED and not set(_codes(row.get("category", ""))) <= ALL_CATEGORIES:
        return Fault(line, titles["category"], "不是服务类别的代码。", "写四位代码，例：0008。")
    return None


def _fault_of_hours(row: dict[str, str], line: int) -> Fault | None:
    minutes = row["minutes"]
    if not (minutes.isascii() and minutes.isdigit() and 0 < int(minutes[:5]) <= 960):
        return Fault(line, "分钟", "要是 1 到 960 的整数。", "请改好这一格。")
    try:
        instant_of(row, "starts"), instant_of(row, "ends")
    except ValueError:
        return Fault(line, "开始时间", "日期写成 2026-09-07，时间写成 09:30。", "请改好这一格。")
    return None


def _codes(text: str) -> list[str]:
    return [one for one in text.replace(",", "、").replace("，", "、").split("、") if one]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
