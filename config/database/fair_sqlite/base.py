"""SQLite with a queue: writers of one process wait their turn instead of sleeping.

SQLite's own busy handler sleeps and retries, which starves some writers for seconds; one
lock a process hands over in order (measured: p99 150 → 20 ms). Valid for one server
process; other processes (commands) still meet at SQLite's own lock and its time-out.

Where another process holds the database, one of ours waits for it, and the others are told soon that it is locked, as
PostgreSQL's `lock_timeout` does: the server's few threads go on answering who only reads (G13).
"""

import threading
import time
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from config.database.fair_sqlite.folding import Log

LOCKED_SECONDS = 3.0
"""How long another process may hold up who has the turn before the rest are turned away."""
_LOOKS_EVERY = 0.5
_turn = threading.Lock()
_log = Log()


class _Waiting:
    """Since when the one with the turn waits for another process; None while nobody does."""

    since: float | None = None

    def is_long(self) -> bool:
        since = self.since
        return since is not None and time.monotonic() - since > LOCKED_SECONDS


_waiting = _Waiting()


def _take_turn() -> None:
    """Raises OperationalError where the one before waits for another process, and has waited for long."""
    while not _turn.acquire(timeout=_LOOKS_EVERY):
        if _waiting.is_long():
            message = "database is locked by another process"
            raise OperationalError(message)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend, taking the turn around each transaction."""

    _has_turn = False
    _rows_before = 0

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self._rows_before = 0
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        _take_turn()
        self._has_turn, _waiting.since = True, time.monotonic()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            _waiting.since = None
            self._give_turn()
            raise
        _waiting.since = None

    def _commit(self) -> Any:
        try:
            done = super()._commit()  # type: ignore[misc]
            self._count_rows()
            return done
        finally:
            self._give_turn()

    def _count_rows(self) -> None:
        """What a transaction changed; the log is folded in its turn, where it is time."""
        if not self._has_turn or self.is_in_memory_db():
            return
        rows, self._rows_before = (
            self.connection.total_changes - self._rows_before,
            self.connection.total_changes,
        )
        _log.grown(Path(self.settings_dict["NAME"]), rows)

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turn.release()
