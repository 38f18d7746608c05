"""Chores that wait for their turn. One is gone when it was done; one that failed lets the others go first."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from wudan.jobs.chores import Chore, attempt

log = logging.getLogger(__name__)
MOST_TRIES = 5
"""Of one chore a day: each may hold up the worker for as long as a statement may take."""
AGAIN_AFTER = timedelta(minutes=10)
"""After the first fault; each further one doubles it."""


class Waiting:
    """What is left of the day, and of what is looked for every few minutes, in this order of turns."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._left: list[Chore] = []
        self._often: frozenset[Chore] = frozenset()
        self._tries: dict[Chore, int] = {}
        self._not_before: dict[Chore, datetime] = {}

    def begin_day(self, daily: Callable[[], Iterable[Chore]], *, at: datetime) -> None:
        """On a new day all chores of a day wait, those that failed the day before among them."""
        if self._day == at.date():
            return
        self._day = at.date()
        self._tries.clear()
        self._not_before.clear()
        self._left += [chore for chore in daily() if chore not in self._left]

    def put_first(self, often: tuple[Chore, ...]) -> None:
        """These go before all others; where one fails it comes with the next of them."""
        self._often = frozenset(often)
        self._left = [*often, *(one for one in self._left if one not in self._often)]

    def do_one(self, *, at: datetime) -> int:
        """The first whose time has come; how many that were. Raises what `attempt` raises."""
        chore = next((one for one in self._left if self._is_due(one, at)), None)
        if chore is None:
            return 0
        self._left.remove(chore)
        is_done = False
        try:
            is_done = attempt(chore, at=at) is not None
        finally:
            if not is_done:
                self._put_off(chore, at)
        return 1

    def _is_due(self, chore: Chore, at: datetime) -> bool:
        return at >= self._not_before.get(chore, at)

    def _put_off(self, chore: Chore, at: datetime) -> None:
        """Behind the others and to a later hour; for today given up where it was tried often enough."""
        if chore in self._often:
            return
        name, tries = getattr(chore, "__name__", chore), self._tries.get(chore, 0) + 1
        self._tries[chore] = tries
        if tries >= MOST_TRIES:
            log.error("the chore %s was tried %s times and is given up for today", name, tries)
            return
        self._not_before[chore] = at + AGAIN_AFTER * 2 ** (tries - 1)
        self._left.append(chore)
        log.warning("the chore %s is tried again from %s", name, self._not_before[chore].isoformat(timespec="minutes"))  # fmt: skip
