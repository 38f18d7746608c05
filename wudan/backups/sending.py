"""异地: bring the copies to other places: mounted folders, or whatever a command of the administrator's does."""

import subprocess
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from wudan.kit.safekeeping import Store, StoreFault

_WAIT_SECONDS = 6 * 3600


NOT_MOUNTED = (
    "{place}：没有送到：这里还没有备份，又和这台机器自己的在同一块盘上，多半是那块盘没有挂上。"
    "挂上再来；真要放在这里，请加 --first-use 备份一次。"
)


def bring(
    store: Store, places: Iterable[Path], *, at: datetime, is_first_use: bool = False
) -> tuple[int, list[str]]:
    """To each folder, and thin it there; how many were reached, and what went wrong elsewhere.

    A folder whose disk is not mounted is one of our own disk: nothing is begun there unless it is said to be meant.
    """
    reached, faults = 0, []
    for place in places:
        if not is_first_use and _is_unmounted(store.folder, place):
            faults.append(NOT_MOUNTED.format(place=place))
            continue
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


def _is_unmounted(store: Path, place: Path) -> bool:
    """Whether no store is there yet, and it would be begun on a disk that this machine has anyway."""
    if (place / "store.json").exists():
        return False
    there = next(one for one in (place, *place.absolute().parents) if one.exists())
    return any(same_disk(ours, there) for ours in (store, settings.HOME, Path("/")))


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
