"""Which copies stay (保留): close together when young, further apart when old, none beyond 90 days."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from wudan.kit.clock import day_of

LONGEST = timedelta(days=90)
"""Who is erased is gone from backups after that (R-G21, docs/howto/privacy.md)."""
ALL_FOR, HOURLY_FOR = timedelta(hours=2), timedelta(hours=48)
DAYS, WEEKS = 14, 12


def to_remove(moments: Iterable[datetime], *, at: datetime, proven: datetime | None) -> set[datetime]:  # fmt: skip
    """Those to go. The newest of all stays, and the one last proved by restoring, however old."""
    newest_first = sorted(moments, reverse=True)
    stay = set(newest_first[:1]) | ({proven} if proven else set())
    slots: set[tuple[object, ...]] = set()
    for moment in newest_first:
        slot = _slot(moment, at)
        if slot is not None and slot not in slots:
            slots.add(slot)
            stay.add(moment)
    return set(newest_first) - stay


def _slot(moment: datetime, at: datetime) -> tuple[object, ...] | None:
    """Of each slot the newest stays; None is too old for any."""
    age, day = at - moment, day_of(moment)
    if age > LONGEST:
        return None
    if age <= ALL_FOR:
        return ("one", moment)
    if age <= HOURLY_FOR:
        return ("hour", day, moment.hour)
    if (day_of(at) - day).days < DAYS:
        return ("day", day)
    if (day_of(at) - day).days < WEEKS * 7:
        return ("week", *day.isocalendar()[:2])
    return None
