"""What is read from a file of a question: each thing that cannot be is refused by name and place."""

import math
from collections.abc import Mapping
from typing import Any


class Unreadable(ValueError):
    """What is wrong in a file, and where."""


def rows_of(told: Mapping[str, Any], name: str) -> list[Any]:
    """A list by its name."""
    rows = told.get(name)
    if not isinstance(rows, list):
        raise Unreadable(f"{name}: not a list")
    return rows


def fields_of(row: Any, where: str, needed: tuple[str, ...]) -> dict[str, Any]:
    """An object with all that is needed."""
    if not isinstance(row, dict):
        raise Unreadable(f"{where}: not an object")
    for name in needed:
        if name not in row:
            raise Unreadable(f"{where}.{name}: missing")
    return row


def skills_of(fields: Mapping[str, Any], where: str) -> frozenset[str]:
    """Skills, none if not told."""
    skills = fields.get("skills", [])
    if not isinstance(skills, list):
        raise Unreadable(f"{where}.skills: not a list")
    return frozenset(map(str, skills))


def number(told: Any, where: str) -> float:
    """A finite number."""
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told):
        raise Unreadable(f"{where}: not a number")
    return float(told)


def whole(told: Any, where: str, *, least: int = -(2**31), most: int = 2**31) -> int:
    """A whole number between two."""
    value = number(told, where)
    if value != int(value) or not least <= value <= most:
        raise Unreadable(f"{where}: {told} is no whole number from {least} to {most}")
    return int(value)
