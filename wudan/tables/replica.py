"""读库: reports read from a copy of the database that follows it, where the county set one up (ADR 79).

Only a view marked `reports` does, for what it reads; who comes and what they may do (models that say
`never_from_copy`) and everything written stay with the database itself. A copy that is gone, that lags, that was made the database itself, or that breaks off in
the middle of a page is passed by: the page is made from the database, and nobody sees a fault.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connections

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
ALIAS = "replica"
_LOOKS_EVERY, _REST_SECONDS = 2.0, 15.0
_LAG = """
SELECT pg_is_in_recovery(), CASE
    WHEN EXISTS (SELECT 1 FROM pg_stat_wal_receiver) AND pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
    ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 1e9) END
"""
"""Seconds behind: none while it receives and has applied what it received; else since the last change it applied."""

log = logging.getLogger(__name__)
_reading: ContextVar[str] = ContextVar("reading", default="default")


def reading() -> str:
    """Which database is read now: its alias."""
    return _reading.get()


def source_of(model: Any) -> str:
    """Which database a model's rows are read from now: its alias. A second-old session is another session: what was
    chosen, changed or ended a moment ago would be undone by what is read and saved again."""
    return "default" if getattr(model, "never_from_copy", False) else reading()


def reports(view: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """A page or answer that only reads, and may be some seconds old. It may be made twice."""

    @wraps(view)
    def made(*given: Given.args, **named: Given.kwargs) -> Answer:
        if ALIAS not in settings.DATABASES or not _watch.is_fit():
            return view(*given, **named)
        try:
            with _from_replica():
                return view(*given, **named)
        except (OperationalError, InterfaceError) as fault:
            _watch.rest(f"{type(fault).__name__}")
            return view(*given, **named)

    return made


@contextmanager
def _from_replica() -> Iterator[None]:
    before = _reading.set(ALIAS)
    try:
        yield
    finally:
        _reading.reset(before)


class Router:
    """Django's question where to read and write."""

    def db_for_read(self, model: Any, **_hints: Any) -> str:
        """The copy, within a report."""
        return source_of(model)

    def db_for_write(self, model: Any, **_hints: Any) -> str:
        """Never the copy."""
        return "default"

    def allow_relation(self, one: Any, other: Any, **_hints: Any) -> bool:
        """A row is the same wherever it was read."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        """The copy follows by itself."""
        return db != ALIAS


class Watch:
    """What is known of the copy, looked at every two seconds at most; after a fault it is left alone for a while."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._next, self._fit = now, 0.0, False

    def is_fit(self) -> bool:
        """Whether reports may read from it."""
        if self._now() >= self._next:
            self._next = self._now() + _LOOKS_EVERY
            self._look()
        return self._fit

    def rest(self, why: str) -> None:
        """It broke off: not again before a while has passed."""
        log.warning("reports read from the database itself: the replica broke off (%s)", why)
        self._fit, self._next = False, self._now() + _REST_SECONDS
        connections[ALIAS].close()

    def _look(self) -> None:
        try:
            follows, lag = lag_seconds()
        except (DatabaseError, InterfaceError) as fault:
            self.rest(type(fault).__name__)
            return
        fit = follows and lag <= settings.REPLICA_LAG_SECONDS
        if fit != self._fit:
            log.warning("reports read from %s: follows %s, %.1f s behind", "the replica" if fit else "the database itself", follows, lag)  # fmt: skip
        self._fit = fit


def lag_seconds() -> tuple[bool, float]:
    """Whether the copy still follows, and how many seconds it is behind. Raises DatabaseError when it is gone."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(_LAG)
        follows, lag = cursor.fetchone()
    return bool(follows), float(lag)


_watch = Watch()
