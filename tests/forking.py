"""Fork with no database open.

What a process holds of an SQLite file does not come along: the child takes its parent's locks for its own, and when the
parent lets go later, the next who opens the file believes to be the first and begins its log anew, under all writers.
A connection that some thread of an earlier test had left open was enough: acknowledged rows were gone, now and then.
"""

import gc
import os
import sqlite3
import time
import warnings
from pathlib import Path

from django.db import connection, connections

_PATIENCE_SECONDS = 2


def fork() -> int:
    """The child's number; 0 in the child. Every connection is closed before, other threads' as well."""
    connections.close_all()
    _close_what_others_left()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # from 3.12 on: a fork of a process with threads
        return os.fork()


def open_files() -> list[str]:
    """The files of the SQLite database that this process has open."""
    if connection.vendor != "sqlite":
        return []
    name, found = str(connection.settings_dict["NAME"]), []
    for one in Path("/proc/self/fd").iterdir():
        try:
            to = str(one.readlink())
        except OSError:  # the one that lists them
            continue
        if to.startswith(name):
            found.append(to)
    return found


def _close_what_others_left() -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while open_files() and time.monotonic() < until:
        gc.collect()
        time.sleep(0.05)
    if open_files():
        for left in [one for one in gc.get_objects() if issubclass(type(one), sqlite3.Connection)]:
            left.close()
    assert open_files() == [], (
        "a thread of this process has the database open: a fork would spoil it"
    )
