"""The secret that signs sessions and forms, made the first time a house is set up."""

import secrets
from pathlib import Path

from wudan.backups.half_way import plan_in


def kept_secret(home: Path) -> str:
    """That of the house. While a restore is half way none is made: its own one is about to be moved in."""
    path = home / "secret-key"
    if not path.exists():
        fresh = secrets.token_urlsafe(48)
        if plan_in(home).exists():
            return fresh
        path.touch(mode=0o600)
        path.write_text(fresh)
    return path.read_text()
