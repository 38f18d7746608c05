"""Opening hours of a site (`1-5 08:30-18:00; 8 09:00-12:00`) in words; and whether its door is open.

A day off and a worked weekend day are days of their own (kit.open_hours): on these a site is open
only if its hours name them.
"""

from datetime import datetime

from wudan.kit.clock import day_of, local
from wudan.kit.open_hours import minute_of, on_kind, readable, week_words
from wudan.kit.phrases import SEMICOLON, in_words
from wudan.sites.opening_days import kind_today


def hours_words(written: str) -> str:
    """每天 8:30–18:00; words that are no hours are shown as they are."""
    spans = readable(written)
    if spans is None:
        return written
    told = (f"{in_words(days)} {in_words(hours)}" for days, hours in week_words(spans))
    return in_words(SEMICOLON).join(told)


def is_open_at(written: str, at: datetime) -> bool | None:
    """Whether the hours say open; None when they cannot be read."""
    spans = readable(written)
    if spans is None:
        return None
    minute = minute_of(local(at).time())
    of_day = on_kind(spans, kind_today(day_of(at)))
    return any(span.opens <= minute < span.closes for span in of_day)
