"""异地: bring the copies to other places: mounted folders, or whatever a command of the administrator's does."""

import subprocess
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from wudan.kit.safekeeping import Store, StoreFault

_WAIT_SECONDS = 6 * 3600


def bring(store: Store, places: Iterable[Path], *, at: datetime) -> tuple[int, list[str]]:
    """To each folder, and thin it there; how many were reached, and what went wrong elsewhere."""
    reached, faults = 0, []
    for place in places:
        try:
            other = Store(place, store.key, make=True)
            with other.turn():
                store.bring_to(other)
                if store.proven:
                    other.note_proven(store.proven, at=at)
                other.thin(at=at)
            reached += 1
        except StoreFault as fault:
            faults.append(f"{place}：{fault.words}")
        except OSError as fault:
            faults.append(f"{place}：写不进去（{fault.strerror}）。")
    return reached, faults


def same_disk(store: Path, place: Path) -> bool:
    """Whether a place is no other place: when this disk dies both are gone."""
    try:
        return store.stat().st_dev == place.stat().st_dev
    except OSError:
        return False


def send(command: tuple[str, ...], folder: Path) -> str:
    """Run the administrator's command, `{}` standing for the folder; what is wrong, or nothing."""
    words = [word.replace("{}", str(folder)) for word in command]
    try:
        done = subprocess.run(  # noqa: S603 - of the settings, without a shell
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_WAIT_SECONDS
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        return f"发送命令 {words[0]} 没有运行成：{fault}"
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        return f"发送命令 {words[0]} 以 {done.returncode} 结束：{''.join(last)}"
    return ""
