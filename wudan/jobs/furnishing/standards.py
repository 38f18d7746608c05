"""八有, 九有 or any other list of a site's standards, from the packs (R012, R013; domain §1.9).

A version that is there is compared, never changed: another wording is another version, so that
no check ever changes its figures.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from wudan.areas.enums import UnitKind
from wudan.kit.pack import PackError, read_toml
from wudan.sites.enums import EvidenceKind, Known
from wudan.sites.models import Standard, StandardItem, StandardPeriod

_ITEM = ("code", "name", "meaning", "evidence", "known", "weight", "months")


def furnish_standards(paths: list[Path], county: str) -> None:
    """Load what is missing; the last file that adopts says what the county goes by. PackError."""
    told = [(path, read_toml(path)) for path in paths if path.exists()]
    for path, rows in told:
        for row in rows.get("standards", []):
            _load(row, county, path)
    adopting = [(path, rows["adopted"]) for path, rows in told if rows.get("adopted")]
    if adopting and not StandardPeriod.objects.filter(county=county).exists():
        _adopt(*adopting[-1], county)


def _load(row: dict[str, Any], county: str, path: Path) -> None:
    where = f"{path.parent.name}/{path.name}：{row.get('code')} 第 {row.get('version')} 版"
    try:
        fields = {name: row[name] for name in ("name", "source", "kinds", "rectify_days")}
        items = [{name: item[name] for name in _ITEM} for item in row["items"]]
        named = {"county": county, "code": row["code"], "version": row["version"]}
    except (KeyError, TypeError) as fault:
        message = f"{where}：缺少 {fault}"
        raise PackError(message) from fault
    if faults := list(_faults(fields, items)):
        message = f"{where}：{faults[0]}"
        raise PackError(message)
    known = Standard.objects.filter(**named).first()
    if known is None:
        made = Standard.objects.create(**named, **fields)
        StandardItem.objects.bulk_create(
            StandardItem(standard=made, position=position, **item)
            for position, item in enumerate(items, start=1)
        )
    elif not _same(known, fields, items):
        message = f"{where}：已经用过的一版不能改，请写成新的一版"
        raise PackError(message)


def _same(known: Standard, fields: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    there = list(known.items.order_by("position").values(*_ITEM))
    return there == items and all(getattr(known, name) == value for name, value in fields.items())


def _faults(fields: dict[str, Any], items: list[dict[str, Any]]) -> Iterator[str]:
    if unknown := set(fields["kinds"]) - set(UnitKind.values):
        yield f"没有“{unknown.pop()}”这一类阵地"
    if not items or len({item["code"] for item in items}) < len(items):
        yield "一项也没有，或编号重复"
    for item in items:
        if unknown := set(item["evidence"]) - set(EvidenceKind.values):
            yield f"{item['code']} 的 evidence 没有“{unknown.pop()}”"
        if unknown := set(item["known"]) - set(Known.values):
            yield f"{item['code']} 的 known 没有“{unknown.pop()}”"
        if not (1 <= item["weight"] <= 100 and 1 <= item["months"] <= 60):
            yield f"{item['code']} 的 weight 要在 1–100，months 要在 1–60"
        if len(item["name"]) > 20 or len(item["meaning"]) > 120:
            yield f"{item['code']} 写得太长"


def _adopt(path: Path, rows: list[dict[str, Any]], county: str) -> None:
    """One after the other: each ends the one before."""
    rows = sorted(rows, key=lambda row: str(row["starts_on"]))
    ends: list[date | None] = [*(row["starts_on"] for row in rows[1:]), None]
    for row, ends_on in zip(rows, ends, strict=True):
        standard = Standard.objects.filter(
            county=county, code=row["code"], version=row["version"]
        ).first()
        if standard is None:
            message = f"{path.parent.name}/{path.name}：没有 {row['code']} 第 {row['version']} 版"
            raise PackError(message)
        StandardPeriod.objects.create(
            county=county, standard=standard, starts_on=row["starts_on"], ends_on=ends_on
        )
