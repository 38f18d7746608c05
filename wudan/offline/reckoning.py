"""When an act happened, by a telephone whose clock may be wrong; a value, nothing is written (A05).

The telephone reckons each time from the last moment the server told it, so a clock that was set
back to 1970 or forward does not move the acts. What it reckons now tells how far it is off.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wudan.kit.clock import CHINA
from wudan.offline.enums import ActFlag

SKEW, LATE = timedelta(minutes=5), timedelta(hours=24)
FIRST_MS, LAST_MS = 0, 4_102_444_800_000
"""1970 to 2100: what a clock may say at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """Two times of one moment, in milliseconds: what the clock said, and what was reckoned."""

    clock: int
    reckoned: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is kept of an act's time."""

    said_at: datetime
    happened_at: datetime
    flags: tuple[str, ...]


def reckon(act: Told, sending: Told, *, taken_at: datetime, at: datetime) -> Reckoned:
    """Set right by how far the telephone is off on sending; never before it was taken along, nor after now."""
    off = at - instant(sending.reckoned)
    happened = instant(act.reckoned) + (off if abs(off) > SKEW else timedelta(0))
    within = min(max(happened, taken_at), at)
    flags = {
        ActFlag.SKEW: abs(off) > SKEW,
        ActFlag.CLOCK: abs(instant(act.clock) - instant(act.reckoned)) > SKEW
        or within != happened > at,
        ActFlag.LATE: at - within > LATE,
    }
    return Reckoned(
        instant(act.clock), within, tuple(flag.value for flag, is_so in flags.items() if is_so)
    )


def instant(ms: int) -> datetime:
    """A time as the telephone tells it."""
    return datetime.fromtimestamp(min(max(ms, FIRST_MS), LAST_MS) / 1000, tz=CHINA)
