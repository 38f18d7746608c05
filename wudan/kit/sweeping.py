"""Files of a folder of ours that no row names any more: whatever was being written did not come about."""

import re
from collections.abc import Set
from datetime import datetime
from pathlib import Path

_OURS = re.compile(r"[0-9a-f]{32}(\.part)?")


def sweep(folder: Path, keep: Set[str], *, before: datetime) -> int:
    """Remove files older than `before` that nothing names, and unfinished ones; how many. Strange files stay."""
    if not folder.exists():
        return 0
    aged = [path for path in folder.iterdir() if path.stat().st_mtime < before.timestamp()]
    strays = [path for path in aged if path.name not in keep and _OURS.fullmatch(path.name)]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)
