"""心跳: each worker marks a file of its own; whoever looks sees how long ago the newest did.

Files, not rows: a house in which nothing happens writes nothing to its database, and `wudan backup --every`
makes no copy of a heartbeat. Workers on other machines share WUDAN_HOME as they share its files.

While it lives a worker holds a lock on its file, which goes with its process however that ends: a number of a process
says nothing, the next start of the machine gives it to another.
"""

import fcntl
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = "beats"
FORGOTTEN_AFTER = timedelta(days=1)
SILENT_AFTER = timedelta(minutes=2)
_ENDED = ".ended"
"""Behind the name of one that said farewell: when it was last seen still counts, for a worker that is started again
within seconds was not away."""


class Beat:
    """One worker's own file in `home`."""

    def __init__(self, home: Path) -> None:
        self._file = home / FOLDER / f"{platform.node()}-{os.getpid()}"
        self._file.parent.mkdir(exist_ok=True)
        self._held: int | None = None

    def now(self, at: datetime) -> None:
        """Still here. Raises nothing: a full disk must not stop the worker."""
        with suppress(OSError):
            if self._held is None or not self._file.exists():
                self._hold()
            os.utime(self._file, (at.timestamp(), at.timestamp()))

    def clear(self, at: datetime) -> None:
        """Away with files of workers long gone."""
        for file, beat_at in _beats(self._file.parent.parent):
            if at - beat_at > FORGOTTEN_AFTER:
                file.unlink(missing_ok=True)

    def end(self) -> None:
        """Here no longer: nobody, on this machine or another, need wait for it. Raises nothing."""
        if self._held is None:
            return
        with suppress(OSError):
            self._file.replace(self._file.with_name(self._file.name + _ENDED))
        os.close(self._held)
        self._held = None

    def _hold(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None
        self._held = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._held, fcntl.LOCK_EX)  # who looks holds it for a moment only


def newest(home: Path) -> datetime | None:
    """When any worker was last seen; None when none ever was."""
    return max((at for _, at in _beats(home)), default=None)


def running(home: Path, *, at: datetime) -> list[str]:
    """Workers that are at work now: on this machine by the lock they hold, on another by their last beat."""
    return [
        file.name
        for file, beat_at in _beats(home)
        if not file.name.endswith(_ENDED) and _is_at_work(file, at - beat_at)
    ]


def machine_of(name: str) -> str:
    """On which machine the worker of this name is."""
    return name.rpartition("-")[0]


def _is_at_work(file: Path, silent_for: timedelta) -> bool:
    if machine_of(file.name) == platform.node():
        try:
            with file.open("rb") as opened:
                fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # a share without locks tells nothing
            return silent_for < SILENT_AFTER
        return False
    return silent_for < SILENT_AFTER


def _beats(home: Path) -> list[tuple[Path, datetime]]:
    found = []
    for file in (home / FOLDER).glob("*"):
        try:
            found.append((file, datetime.fromtimestamp(file.stat().st_mtime, UTC)))
        except FileNotFoundError:  # cleared this moment
            continue
    return found
