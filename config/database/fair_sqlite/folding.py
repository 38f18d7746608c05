"""The write-ahead log goes into the database's file while nobody can write.

SQLite from 3.7.0 to 3.51.2 (Debian 12 has 3.40.1, Debian 13 has 3.46.1) may take what was just committed for already
copied, and begin the log anew over it: an acknowledged transaction is gone, or the file malformed. It takes one connection
that begins to copy a log which is copied already, and another that writes in that moment
(https://sqlite.org/wal.html#the_wal_reset_bug). SQLite itself copies after a commit, beside all other writers.

So no connection of ours copies by itself (`wal_autocheckpoint` is 0). Who has committed copies now and then, by
a second connection, while a third holds the lock that every writer needs. The last one to close the file may copy as
before: nobody else has it open.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROWS = 500
"""After how many changed rows: about a thousand pages, SQLite's own measure, at forty placed orders."""

_COMMIT = 1
"""What a commit counts for beside its rows: one that makes tables changes none."""


@contextmanager
def nobody_writes(file: Path) -> Iterator[None]:
    """While inside, no process and no thread can write to the database. sqlite3.OperationalError if somebody does."""
    with closing(_opened(file)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.execute("ROLLBACK")


def fold(file: Path) -> bool:
    """Copy what the log holds, as far as readers let it. False where somebody writes: another time, then.

    Passive: it waits for no reader. One of long standing makes the log longer, as with SQLite's own way.
    """
    try:
        with nobody_writes(file), closing(_opened(file)) as folder:
            folder.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    except (
        sqlite3.Error
    ):  # a full disk, too: what was committed stays in the log, and is read from there
        return False
    return True


def _opened(file: Path) -> sqlite3.Connection:
    """Never made: a file that was moved away meanwhile is nobody's to begin anew."""
    where = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(where, timeout=0, isolation_level=None, uri=True)


class Log:
    """How much this process has written since it last folded. For who has the writers' turn: it locks nothing."""

    def __init__(self) -> None:
        self._rows = 0

    def grown(self, file: Path, rows: int) -> None:
        """By a commit of so many rows. Folds when it is time."""
        self._rows += rows + _COMMIT
        if self._rows >= ROWS and fold(file):
            self._rows = 0
