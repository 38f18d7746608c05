"""What a household is looked at for, from the packs, as versions with their days (R073, R074).

A version that is there is compared, never changed: another wording is another version, so that
no decision ever changes its grounds.
"""

from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from wudan.honors.models import HouseholdCriterion, HouseholdRules
from wudan.kit.pack import PackError, read_toml

_RULES = ("starts_on", "decided_by", "neighbours", "hearing_days", "notice_days", "appeal_days",
          "valid_months")  # fmt: skip
_CRITERION = ("code", "name", "meaning")


def furnish_households(paths: list[Path], county: str) -> None:
    """Load the versions that are missing. PackError."""
    for path in paths:
        if path.exists():
            for row in read_toml(path).get("rules", []):
                _load(row, county, path)


def _load(row: dict[str, Any], county: str, path: Path) -> None:
    where = f"{path.parent.name}/{path.name}：第 {row.get('version')} 版"
    try:
        named = {"county": county, "version": row["version"]}
        fields = {name: row[name] for name in _RULES}
        criteria = [{name: one[name] for name in _CRITERION} for one in row["criteria"]]
    except (KeyError, TypeError) as fault:
        message = f"{where}：缺少 {fault}"
        raise PackError(message) from fault
    known = HouseholdRules.objects.filter(**named).first()
    if known is not None:
        _compare(known, fields, criteria, where)
        return
    try:
        with transaction.atomic():
            made = HouseholdRules.objects.create(**named, **fields)
            for position, one in enumerate(criteria, start=1):
                HouseholdCriterion.objects.create(rules=made, position=position, **one)
    except IntegrityError as fault:
        message = f"{where}：{fault}"
        raise PackError(message) from fault


def _compare(
    known: HouseholdRules, fields: dict[str, Any], criteria: list[dict[str, Any]], where: str
) -> None:
    there = list(known.criteria.order_by("position").values(*_CRITERION))
    if there != criteria or any(getattr(known, name) != value for name, value in fields.items()):
        message = f"{where}：已经用过的一版不能改，请写成新的一版"
        raise PackError(message)
