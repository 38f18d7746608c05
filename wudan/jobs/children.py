"""One process beside the worker, of our own command: started when something waits, left to end by itself."""

import subprocess
import sys
from collections.abc import Callable


class Child:
    """The one process of a kind for this worker."""

    def __init__(self, command: str, waits: Callable[[], bool]) -> None:
        self._command = (sys.executable, "-m", "wudan.jobs.commandline", command)
        self._waits = waits
        self._process: subprocess.Popen[bytes] | None = None

    def see_to_it(self) -> bool:
        """Start one if something waits and none of ours is at it; whether one was started."""
        if self._process is not None and self._process.poll() is None:
            return False
        self._process = None
        if not self._waits():
            return False
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603 - ourselves
        return True

    def end(self) -> None:
        """Tell it to stop; what it had in hand is taken up by another."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
