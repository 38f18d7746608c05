"""专项资金's numbers: from what amount a second person decides, when a year closes (pack data)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wudan.kit.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Funding:
    """What the base or a county says of its fund."""

    second_from_fen: int
    """A commitment of this much or more waits for a second person."""
    close_month: int
    close_day: int
    carry_times: int
    """How often one commitment may be carried into the next year."""

    def closes_from(self, year: int) -> date:
        """The first day on which a year's fund may be closed."""
        return date(year, self.close_month, self.close_day)


def funding(told: Mapping[str, Any]) -> Funding:
    """Whole numbers and a day there is in every year. Raises KeyError, ValueError."""
    month, day = (int(part) for part in str(told["close_from"]).split("-"))
    found = Funding(int(told["second_from_yuan"]) * 100, month, day, int(told["carry_times"]))
    found.closes_from(2025)
    if found.second_from_fen <= 0 or found.carry_times < 0:
        message = "fund.toml"
        raise ValueError(message)
    return found


def yuan(fen: int) -> str:
    """In words of money: 12,345.60 元."""
    number = f"{fen // 100:,}.{fen % 100:02d}"
    return Phrase("{number} 元", number=number)
