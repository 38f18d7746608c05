"""When a line noted without signal happened, and what about it a human should look at (A05).

The telephone's clock is set right by how far it was off when it sent; what is over five minutes,
a day late, out of count or runs backwards is flagged. Nothing is older than ten days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wudan.activities.enums import Flag
from wudan.activities.models import RosterDevice
from wudan.activities.sent import Batch, SentMark
from wudan.kit.clock import CHINA

SKEW = timedelta(minutes=5)
LATE = timedelta(hours=24)
OLDEST = timedelta(days=10)


@dataclass(slots=True)
class Judged:
    """A line with the time it is taken for."""

    sent: SentMark
    said_at: datetime
    at: datetime
    flags: set[str] = field(default_factory=set)


def judge(
    device: RosterDevice, fresh: Sequence[SentMark], batch: Batch, *, at: datetime
) -> list[Judged]:
    """The lines in the order of their counters."""
    off = at - instant(batch.sent_at)
    is_off = abs(off) > SKEW
    said = dict(device.marks.values_list("counter", "said_at"))
    said |= {sent.counter: instant(sent.said_at) for sent in fresh}
    found = []
    for sent in fresh:
        said_at, before = said[sent.counter], said.get(sent.counter - 1)
        one = Judged(sent, said_at, min(said_at + off if is_off else said_at, at))
        _flag(one, Flag.SKEW, is_off)
        _flag(one, Flag.HOLE, before is None and sent.counter > 1)
        _flag(one, Flag.BACKWARDS, before is not None and said_at < before)
        _flag(one, Flag.LATE, at - one.at > LATE)
        found.append(one)
    return found


def refuse_old(one: Judged, *, at: datetime) -> str:
    """Why it comes too late; empty when it does not."""
    if at - one.at <= OLDEST:
        return ""
    return "超过 10 天才交回来，没有算。真的来过，请走补录，写明原因。"


def instant(ms: int) -> datetime:
    """A time as the telephone tells it."""
    return datetime.fromtimestamp(ms / 1000, tz=CHINA)


def _flag(one: Judged, flag: Flag, given: bool) -> None:
    if given:
        one.flags.add(flag.value)
