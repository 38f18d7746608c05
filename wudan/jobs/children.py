"""One process beside the worker, of our own command: started when something waits, left to end by itself."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

log = logging.getLogger(__name__)
AT_ONCE_SECONDS = 20.0
"""Who ends with a fault so soon has not come to its work; the next one would not either."""
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 2.0, 300.0
_NICE = 10


class Child:
    """The one process of a kind for this worker."""

    def __init__(self, command: str, waits: Callable[[], bool]) -> None:
        self._name = command
        self._command = (sys.executable, "-m", "wudan.jobs.commandline", command)
        self._waits = waits
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._not_before = self._wait = 0.0

    def see_to_it(self) -> bool:
        """Start one if something waits and none of ours is at it; whether one was started.

        After one that ended at once with a fault the next waits, each time twice as long, up to some minutes.
        """
        if self._process is not None:
            if (code := self._process.poll()) is None:
                return False
            self._process = None
            self._note_end(code)
        if monotonic() < self._not_before or not self._waits():
            return False
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603 - ourselves
        self._started = monotonic()
        return True

    def end(self) -> None:
        """Tell it to stop; what it had in hand is taken up by another."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def _note_end(self, code: int) -> None:
        if code == 0 or monotonic() - self._started > AT_ONCE_SECONDS:
            self._wait = self._not_before = 0.0
            return
        self._wait = min(max(2 * self._wait, FIRST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)
        self._not_before = monotonic() + self._wait
        log.error("%s ended at once with %s; the next one in %.0f s", self._name, code, self._wait)


def be_nice() -> None:
    """Let everybody else go first. A courtesy: where a filter of calls forbids it, the work is done all the same."""
    with suppress(OSError):
        os.nice(_NICE)
