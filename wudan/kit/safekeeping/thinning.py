"""Which copies stay (保留): close together when young, further apart when old, none beyond 90 days."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from wudan.kit.clock import day_of

LONGEST = timedelta(days=90)
"""Who is erased is gone from backups after that (R-G21, docs/howto/privacy.md)."""
ALL_FOR, HOURLY_FOR = timedelta(hours=2), timedelta(hours=48)
DAYS, WEEKS = 14, 12

AHEAD = timedelta(hours=1)
"""A copy further ahead than this is from a clock that went wrong: never the newest, never removed."""
JUMP, BELIEVED_AFTER = timedelta(days=10), timedelta(days=14)
"""A clock that is further on than JUMP all at once is not believed before copies span BELIEVED_AFTER since."""


def to_remove(moments: Iterable[datetime], *, at: datetime, proven: datetime | None) -> set[datetime]:  # fmt: skip
    """Those to go. The newest of all stays, and the one last proved by restoring, however old; those ahead of us too."""
    newest_first = sorted((one for one in moments if one <= at + AHEAD), reverse=True)
    stay = set(newest_first[:1]) | ({proven} if proven else set())
    slots: set[tuple[object, ...]] = set()
    for moment in newest_first:
        slot = _slot(moment, at)
        if slot is not None and slot not in slots:
            slots.add(slot)
            stay.add(moment)
    return set(newest_first) - stay


def is_jump(moments: Iterable[datetime], *, at: datetime) -> bool:
    """Whether the clock seems to have gone on by itself, so that by it too much would be too old."""
    later = at
    for moment in sorted((one for one in moments if one <= at + AHEAD), reverse=True):
        if later - moment > JUMP:
            return True
        if at - moment > BELIEVED_AFTER:
            return False
        later = moment
    return False


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
