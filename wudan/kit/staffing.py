"""排班's numbers: how much may be asked of volunteers, and what a roster weighs (pack data)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Staffing:
    """What the base or a county says; each has its unit in its name or beside it in the file."""

    most_shifts: int
    asked_a_week: int
    answer_hours: int
    empty_minutes: int
    liked_minutes: int
    untold_minutes: int
    load_minutes: int


def staffing(told: Mapping[str, Any]) -> Staffing:
    """Whole numbers, the limits above nothing. Raises KeyError, ValueError."""
    found = Staffing(**{one.name: told[one.name] for one in fields(Staffing)})
    for one in fields(Staffing):
        least = 0 if one.name.endswith("minutes") else 1
        value = getattr(found, one.name)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            message = f"staffing: {one.name}"
            raise ValueError(message)
    return found
