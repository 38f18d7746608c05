"""The secret that signs sessions and forms, made the first time a house is set up."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from wudan.backups.half_way import plan_in
from wudan.kit.settling import settle_folder


def kept_secret(home: Path) -> str:
    """That of the house. While a restore is half way none is made: its own one is about to be moved in."""
    path = home / "secret-key"
    if not path.exists() or not path.stat().st_size:
        fresh = secrets.token_urlsafe(48)
        if plan_in(home).exists():
            return fresh
        _keep(path, fresh)
    return path.read_text()


def _keep(path: Path, fresh: str) -> None:
    """Whole or not at all; of two that start at once, the second takes what the first has made. What a full disk
    has left empty is no secret."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(fresh)
        opened.flush()
        os.fsync(opened.fileno())
    if path.exists() and not path.stat().st_size:
        path.unlink()
    with suppress(FileExistsError):
        path.hardlink_to(beside)
    beside.unlink()
    settle_folder(path.parent)
