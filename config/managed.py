"""What the service manager tells a process that it started: in variables of its own, which nobody sets by hand."""

import os

_STANDARD_ERROR, _FIRST_HELD = 2, 3


def held_socket() -> int | None:
    """The listening socket the service manager handed to this very process (systemd's LISTEN_FDS)."""
    is_ours = os.environ.get("LISTEN_PID") == str(os.getpid())
    return _FIRST_HELD if is_ours and os.environ.get("LISTEN_FDS", "0") not in {"", "0"} else None


def writes_to_the_journal() -> bool:
    """Whether standard error goes to systemd's journal: JOURNAL_STREAM names the file it then is (systemd.exec(5))."""
    told = os.environ.get("JOURNAL_STREAM")
    if not told:
        return False
    try:
        found = os.fstat(_STANDARD_ERROR)
    except OSError:
        return False
    return told == f"{found.st_dev}:{found.st_ino}"
