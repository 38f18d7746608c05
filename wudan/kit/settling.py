"""See many files on the disk at once, and nobody else's: `sync` would wait for all that the machine writes."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_ONCE = 8


def settle(files: Iterable[Path]) -> None:
    """Files first, then the folders that name them. Raises OSError."""
    files = list(files)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(_settle, files))
        list(pool.map(_settle, {path.parent for path in files}))


def settle_folder(path: Path) -> None:
    """What was named, moved or removed in it."""
    _settle(path)


def make_folder(path: Path) -> None:
    """There to stay, for its owner alone; with the folders above it that are not there yet."""
    made = []
    while not path.exists():
        made.append(path)
        path = path.parent
    for one in reversed(made):
        one.mkdir(mode=0o700, exist_ok=True)
        settle_folder(one.parent)


def _settle(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
