"""Opening hours as packs write them (`1-5 08:30-18:00`), in words; and whether a door is open."""

import re
from datetime import datetime, time

from django.utils.translation import gettext as _

from wudan.kit.clock import local
from wudan.kit.open_hours import KINDS
from wudan.kit.phrases import Phrase, in_words

_WRITTEN = re.compile(r"([1-7])-([1-7]) (\d\d:\d\d)-(\d\d:\d\d)")


def hours_words(written: str) -> str:
    """每天 8:30–18:00; what is written otherwise is shown as it is."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        return written
    first, last, start, end = found.groups()
    days = _("每天") if (first, last) == ("1", "7") else _weekdays(int(first), int(last))
    return f"{days} {start.lstrip('0')}–{end.lstrip('0')}"


def is_open_at(written: str, at: datetime) -> bool | None:
    """Whether the hours say open; None when they cannot be read."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        return None
    first, last, start, end = found.groups()
    here = local(at)
    in_days = int(first) <= here.isoweekday() <= int(last)
    return in_days and time.fromisoformat(start) <= here.time() < time.fromisoformat(end)


def _weekdays(first: int, last: int) -> str:
    return in_words(Phrase("{first}至{last}", first=KINDS[first - 1], last=KINDS[last - 1]))
