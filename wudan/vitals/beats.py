"""心跳: each worker marks a file of its own; whoever looks sees how long ago the newest did.

Files, not rows: a house in which nothing happens writes nothing to its database, and `wudan backup --every`
makes no copy of a heartbeat. Workers on other machines share WUDAN_HOME as they share its files.
"""

import os
import platform
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = "beats"
FORGOTTEN_AFTER = timedelta(days=1)
SILENT_AFTER = timedelta(minutes=2)


class Beat:
    """One worker's own file in `home`."""

    def __init__(self, home: Path) -> None:
        self._file = home / FOLDER / f"{platform.node()}-{os.getpid()}"
        self._file.parent.mkdir(exist_ok=True)

    def now(self, at: datetime) -> None:
        """Still here. Raises nothing: a full disk must not stop the worker."""
        try:
            self._file.touch()
            os.utime(self._file, (at.timestamp(), at.timestamp()))
        except OSError:
            return

    def clear(self, at: datetime) -> None:
        """Away with files of workers long gone."""
        for file, beat_at in _beats(self._file.parent.parent):
            if at - beat_at > FORGOTTEN_AFTER:
                file.unlink(missing_ok=True)


def newest(home: Path) -> datetime | None:
    """When any worker was last seen; None when none ever was."""
    return max((at for _, at in _beats(home)), default=None)


def running(home: Path, *, at: datetime) -> list[str]:
    """Workers that are at work now: on this machine by their process, on another by their last beat."""
    here = f"{platform.node()}-"
    return [
        file.name
        for file, beat_at in _beats(home)
        if (
            Path("/proc", file.name.removeprefix(here)).exists()
            if file.name.startswith(here)
            else at - beat_at < SILENT_AFTER
        )
    ]


def _beats(home: Path) -> list[tuple[Path, datetime]]:
    found = []
    for file in (home / FOLDER).glob("*"):
        try:
            found.append((file, datetime.fromtimestamp(file.stat().st_mtime, UTC)))
        except FileNotFoundError:  # cleared this moment
            continue
    return found
