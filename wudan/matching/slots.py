"""The weekly timetable of 24 slots: eight kinds of day by three parts of a day.

Decides how a slot is numbered and when its part ends; which days are public holidays is passed
in. Source: 可服务时间 of the national volunteer system (周一至周日和节假日 × 上午、下午、晚上).
"""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta, timezone
from typing import Final, TypeAlias

PARTS: Final = ("am", "pm", "eve")

HOLIDAY: Final = 7
"""The eighth kind of day, after Monday 0 to Sunday 6: a public holiday on any weekday."""

EVERY_SLOT: Final = frozenset(range(24))

PART_ENDS_MINUTES: Final = (12 * 60, 18 * 60, 21 * 60)
"""Minutes after midnight at which each part ends."""

COUNTY_TIME: Final = timezone(timedelta(hours=8))
"""One legal time all over China, without summer time: no zone database is needed."""

Opening: TypeAlias = tuple[date, int]
"""A slot on a day."""


def slot_number(weekday: int, part: str) -> int:
    """Give the number of a slot: weekday 0 to 6, or HOLIDAY; part one of PARTS."""
    return weekday * 3 + PARTS.index(part)


def part_of(slot: int) -> str:
    """Name the part of the day a slot lies in."""
    return PARTS[slot % 3]


def slot_on(day: date, part: str, holidays: AbstractSet[date] = frozenset()) -> int:
    """Give the slot of a calendar day.

    A working weekend (调休) keeps its weekday: volunteers keep theirs.
    """
    return slot_number(HOLIDAY if day in holidays else day.weekday(), part)
