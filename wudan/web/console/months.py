"""Calendar months as lists and figures are asked for: 2026-09."""

import re
from datetime import date, datetime

from wudan.kit import clock

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)


def months(now: datetime, count: int = 12) -> list[str]:
    """This month and those before it, as 2026-09."""
    here = clock.local(now)
    order = here.year * 12 + here.month - 1
    return [f"{(order - back) // 12}-{(order - back) % 12 + 1:02d}" for back in range(count)]


def month_span(text: str) -> tuple[datetime, datetime] | None:
    """The first instant of a month and of the next; None when it is no month."""
    if not _MONTH.fullmatch(text):
        return None
    year, month = map(int, text.split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    return clock.midnight(date(year, month, 1)), clock.midnight(after)
