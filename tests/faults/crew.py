"""Workers as processes of their own, to be killed (SIGKILL) and started again.

Forked by a process without threads, after `django.setup()`: each has its own connections and threads.
"""

import os
import random
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.forking import fork
from wudan.jobs import worker

Work = Callable[[], None]


def work() -> None:
    """What `wudan work` does, until it is killed."""
    worker.PAUSE_SECONDS = 0.2
    worker.run(threading.Event())


class Crew:
    """Some workers."""

    def __init__(self, many: int, work: Work = work) -> None:
        self._work, self.largest = work, 0
        self._running = [self._start() for _ in range(many)]

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_fault: object) -> None:
        self.end()

    def kill_one(self, chance: random.Random) -> None:
        """In the midst of whatever it does; another takes its place at once."""
        place = chance.randrange(len(self._running))
        self._end(self._running[place])
        self._running[place] = self._start()

    def end(self) -> None:
        """All are killed."""
        while self._running:
            self._end(self._running.pop())

    def look(self) -> int:
        """The most memory that any of them ever held, in MB."""
        self.largest = max([self.largest, *map(_megabytes, self._running)])
        return self.largest

    def _start(self) -> int:
        pid = fork()
        if pid:
            return pid
        try:
            self._work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(1)

    def _end(self, pid: int) -> None:
        self.largest = max(self.largest, _megabytes(pid))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _megabytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
