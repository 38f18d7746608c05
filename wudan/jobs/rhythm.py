"""节拍: what is done every so often, by time that nobody can set."""

import time
from datetime import datetime, timedelta

NOTICEABLE = timedelta(minutes=1)


class Every:
    """A span of time that has passed or not; a wall clock that is set neither holds it up nor hurries it."""

    def __init__(self, span: timedelta) -> None:
        self._seconds, self._next = span.total_seconds(), time.monotonic()

    def has_passed(self) -> bool:
        """True once a span, the first time at once."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True


class Jumps:
    """Notices that the wall clock was set: deadlines follow it, so the administrator should know."""

    def __init__(self) -> None:
        self._wall: datetime | None = None
        self._steady = 0.0

    def by(self, at: datetime) -> timedelta | None:
        """By how much the clock was set since the last look; None for what is no jump."""
        now, wall, steady = time.monotonic(), self._wall, self._steady
        self._wall, self._steady = at, now
        if wall is None:
            return None
        jump = at - wall - timedelta(seconds=now - steady)
        return jump if abs(jump) >= NOTICEABLE else None
