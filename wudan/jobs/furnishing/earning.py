"""Earning rules of the points bank from the pack, as versions (R076; domain §2.7).

A version that is there is compared, never changed: another number is another version, so that
what was earned can be reckoned again for ever.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wudan.kit.pack import Pack, PackError, read_toml
from wudan.rewards.enums.rule import Proof
from wudan.rewards.models import PointRule, PointRules, PointRulesPeriod, PointVeto

_RULES = (
    "name", "source", "worth_fen", "owner_day", "owner_month", "unit_day", "unit_month", "village_most",
    "village_month",
)  # fmt: skip
_VETO = ("code", "name", "meaning")
_LINE = (
    "code", "name", "meaning", "subject", "counts", "honor", "spend", "owner_month", "unit_month", "excess",
    "second", "back_days",
)  # fmt: skip
_DEFAULTS: dict[str, Any] = {
    "grades": [], "kinds": [], "proofs": [], "colour": "", "owner_day": None, "unit_day": None,
}  # fmt: skip
_GRADES = frozenset({"credit", "honor"})


def furnish_earning(pack: Pack) -> None:
    """Load the versions that are missing; adopt when the county goes by none. PackError."""
    path = pack.folder / "points.toml"
    if not path.exists():
        return
    told = read_toml(path)
    for row in told.get("rules", []):
        _load(row, pack, path)
    if not PointRulesPeriod.objects.filter(county=pack.county).exists():
        _adopt(told.get("adopted", []), pack.county, path)


def _load(row: dict[str, Any], pack: Pack, path: Path) -> None:
    where = f"{path.parent.name}/{path.name}：第 {row.get('version')} 版"
    try:
        named = {"county": pack.county, "version": row["version"]}
        fields = {name: row[name] for name in _RULES}
        vetoes = [{name: one[name] for name in _VETO} for one in row.get("vetoes", [])]
        lines = [
            {name: one[name] for name in _LINE} | {name: one.get(name, _DEFAULTS[name]) for name in _DEFAULTS}
            for one in row["lines"]
        ]  # fmt: skip
    except (KeyError, TypeError) as fault:
        message = f"{where}：缺少 {fault}"
        raise PackError(message) from fault
    if faults := list(_faults(lines, pack)):
        message = f"{where}：{faults[0]}"
        raise PackError(message)
    known = PointRules.objects.filter(**named).first()
    if known is None:
        _write(PointRules(**named, **fields), vetoes, lines, where)
    elif not _same(known, fields, vetoes, lines):
        message = f"{where}：已经用过的一版不能改，请写成新的一版"
        raise PackError(message)


def _write(
    made: PointRules, vetoes: list[dict[str, Any]], lines: list[dict[str, Any]], where: str
) -> None:
    try:
        with transaction.atomic():
            made.full_clean()
            made.save()
            for position, one in enumerate(vetoes, start=1):
                _clean(PointVeto(rules=made, position=position, **one)).save()
            for position, one in enumerate(lines, start=1):
                _clean(PointRule(rules=made, position=position, **one)).save()
    except (IntegrityError, ValidationError) as fault:
        message = f"{where}：{fault}"
        raise PackError(message) from fault


def _clean(row: Any) -> Any:
    """Lengths, choices and constraints, before the database says it in worse words."""
    row.full_clean(exclude=["grades", "kinds", "proofs", "rules"])
    return row


def _same(
    known: PointRules, fields: dict[str, Any], vetoes: list[dict[str, Any]], lines: list[dict[str, Any]]
) -> bool:  # fmt: skip
    return (
        all(getattr(known, name) == value for name, value in fields.items())
        and list(known.vetoes.values(*_VETO)) == vetoes
        and list(known.lines.values(*_LINE, *_DEFAULTS)) == lines
    )


def _faults(lines: list[dict[str, Any]], pack: Pack) -> Iterator[str]:
    if not lines:
        yield "一条也没有"
    for line in lines:
        code = line["code"]
        if unknown := set(line["grades"]) - _GRADES:
            yield f"{code} 的 grades 没有“{unknown.pop()}”"
        if unknown := set(line["kinds"]) - set(pack.platforms):
            yield f"{code} 的 kinds 没有“{unknown.pop()}”这个平台"
        if unknown := set(line["proofs"]) - set(Proof.values):
            yield f"{code} 的 proofs 没有“{unknown.pop()}”"
        if (line["counts"] == "hours") != bool(line["grades"]):
            yield f"{code}：按时长记的要写 grades，按次记的不写"
        if (line["counts"] == "act") != bool(line["proofs"]):
            yield f"{code}：按次记的要写 proofs，按时长记的不写"


def _adopt(rows: list[dict[str, Any]], county: str, path: Path) -> None:
    """One after the other: each ends the one before."""
    rows = sorted(rows, key=lambda row: str(row["starts_on"]))
    ends: list[date | None] = [*(row["starts_on"] for row in rows[1:]), None] if rows else []
    for row, ends_on in zip(rows, ends, strict=True):
        rules = PointRules.objects.filter(county=county, version=row["version"]).first()
        if rules is None:
            message = f"{path.parent.name}/{path.name}：没有第 {row['version']} 版"
            raise PackError(message)
        PointRulesPeriod.objects.create(
            county=county, rules=rules, starts_on=row["starts_on"], ends_on=ends_on,
            decided_on=row["starts_on"],
        )  # fmt: skip
