"""Shift scheduling instances in the text format of schedulingbenchmarks.org, and made-up ones like them.

None is part of the project. A wish to work costs when it is not granted; the roster's shape knows it
as a saving, so `offset` leads from its objective to the published one.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from wudan.matching.rosters import Pattern, Shift, Volunteer

_DAY, _KINDS = 86_400, ("early", "day", "late")


@dataclass(frozen=True, slots=True)
class Patterned:
    """A question, and what is added to its objective."""

    name: str
    shifts: tuple[Shift, ...]
    people: tuple[Volunteer, ...]
    patterns: dict[str, Pattern]
    offset: int = 0


def read_shifts(file: Path) -> Patterned:
    """Day 0 is a Monday; everybody has one shift a day."""
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("SECTION_"):
            rows = sections.setdefault(line.strip().removeprefix("SECTION_"), [])
        elif line.strip() and not line.startswith("#"):
            rows.append([word.strip() for word in line.split(",")])
    horizon = int(sections["HORIZON"][0][0])
    lengths = {row[0]: int(row[1]) * 60 for row in sections["SHIFTS"]}
    before = frozenset(
        (row[0], other) for row in sections["SHIFTS"] for other in row[2].split("|") if other
    )
    off = {row[0]: {int(day) for day in row[1:] if day} for row in sections.get("DAYS_OFF", [])}
    wishes: dict[str, dict[str, int]] = {}
    offset = 0
    for name, day, kind, weight in sections.get("SHIFT_ON_REQUESTS", []):
        offset += int(weight)
        told = wishes.setdefault(name, {})
        told[_id(int(day), kind)] = told.get(_id(int(day), kind), 0) - int(weight)
    for name, day, kind, weight in sections.get("SHIFT_OFF_REQUESTS", []):
        told = wishes.setdefault(name, {})
        told[_id(int(day), kind)] = told.get(_id(int(day), kind), 0) + int(weight)
    shifts = tuple(
        Shift(
            _id(int(day), kind), int(day) * _DAY, int(day) * _DAY + lengths[kind], int(need),
            penalty=int(under), kind=kind, surplus=int(over),
        )
        for day, kind, need, under, over in sections["COVER"]
    )  # fmt: skip
    people, patterns = [], {}
    for name, kinds, most, least, run, shortest, free, weekends in sections["STAFF"]:
        free_days = off.get(name, set())
        people.append(
            Volunteer(name, _days(horizon, free_days), horizon, load=0, wishes=wishes.get(name, {}))
        )
        patterns[name] = Pattern(
            not_after=before, most_in_a_row=int(run), least_in_a_row=int(shortest),
            least_off=int(free), most_weekends=int(weekends), most_seconds=int(most) * 60,
            least_seconds=int(least) * 60,
            most_of={kind: int(n) for kind, n in (one.split("=") for one in kinds.split("|") if one)},
        )  # fmt: skip
    return Patterned(file.stem, shifts, tuple(people), patterns, offset)


def made_up(seed: int, *, people: int, weeks: int) -> Patterned:
    """Three kinds of shift a day, wishes, rest, weekends; the same for the same seed."""
    draw = random.Random(seed)
    horizon = 7 * weeks
    shifts = tuple(
        Shift(
            _id(day, kind), day * _DAY + begins * 3600, day * _DAY + (begins + 8) * 3600,
            max(1, round(people * draw.uniform(0.12, 0.24))), penalty=100, kind=kind, surplus=1,
        )
        for day in range(horizon)
        for kind, begins in zip(_KINDS, (6, 9, 14), strict=True)
    )  # fmt: skip
    named, patterns, offset = [], {}, 0
    for number in range(people):
        name = f"person {number:03d}"
        wishes = {
            draw.choice(shifts).id: draw.choice((-3, -2, -1, 1, 2, 3)) for _ in range(2 * weeks)
        }
        offset -= sum(weight for weight in wishes.values() if weight < 0)
        free = {draw.randrange(horizon) for _ in range(weeks)}
        named.append(Volunteer(name, _days(horizon, free), horizon, load=0, wishes=wishes))
        patterns[name] = Pattern(
            rest=11 * 3600, most_in_a_row=5, least_in_a_row=2, least_off=2,
            most_weekends=max(1, weeks // 2), most_seconds=weeks * 42 * 3600,
            least_seconds=weeks * 24 * 3600,
        )  # fmt: skip
    return Patterned(f"made up {people} × {weeks} weeks", shifts, tuple(named), patterns, offset)


def _days(horizon: int, off: set[int]) -> tuple[tuple[int, int], ...]:
    """Every day but those off, from midnight to midnight."""
    return tuple((day * _DAY, (day + 1) * _DAY) for day in range(horizon) if day not in off)


def _id(day: int, kind: str) -> str:
    return f"{day:03d} {kind}"
