"""The twenty-four weekly slots of the national system: Monday … Sunday and holidays,
each with morning, afternoon and evening (domain §2.4). Slot = day × 3 + part."""

from datetime import date
from enum import IntEnum
from functools import lru_cache

from wudan.kit.phrases import COMMA, Listed, Phrase

HOLIDAY = 7
DAYS = (
    Phrase("周一"),
    Phrase("周二"),
    Phrase("周三"),
    Phrase("周四"),
    Phrase("周五"),
    Phrase("周六"),
    Phrase("周日"),
    Phrase("节假日"),
)


class Part(IntEnum):
    """Part of a day."""

    AM = 0
    PM = 1
    EVE = 2


PARTS = {Part.AM: Phrase("上午"), Part.PM: Phrase("下午"), Part.EVE: Phrase("晚上")}
_SLOTS = [Phrase("{day}{part}", day=DAYS[n // 3], part=PARTS[Part(n % 3)]) for n in range(24)]
START_HOUR = {Part.AM: 9, Part.PM: 15, Part.EVE: 19}


def slot_of(day: date, part: Part, holidays: frozenset[date] = frozenset()) -> int:
    """The weekly slot that a part of a calendar day belongs to."""
    weekday = HOLIDAY if day in holidays else day.weekday()
    return weekday * 3 + part


def to_mask(slots: frozenset[int]) -> int:
    """Slots as one integer, bit by bit."""
    return sum(1 << slot for slot in slots)


@lru_cache(maxsize=4096)
def from_mask(mask: int) -> frozenset[int]:
    """The slots of an integer."""
    return frozenset(slot for slot in range(24) if mask >> slot & 1)


def words(mask: int) -> str:
    """周六上午、周日下午: for people."""
    return Listed(COMMA, [_SLOTS[slot] for slot in sorted(from_mask(mask))])


def parse(text: str) -> frozenset[int]:
    """Read `1am;6pm;8eve` (1–7 weekdays, 8 public holidays). ValueError names a bad one."""
    found = set()
    for piece in filter(None, (p.strip() for p in text.split(";"))):
        day, part = piece[:1], piece[1:]
        if day not in "12345678" or part not in {"am", "pm", "eve"}:
            message = Phrase("时段“{piece}”应写成 1am、6pm、7eve（8 表示节假日）", piece=piece)
            raise ValueError(message)
        found.add((int(day) - 1) * 3 + Part[part.upper()])
    return frozenset(found)
