"""Whether a fault is the database's as a whole, or that of one statement among others.

Django calls both OperationalError. Where the database is away everybody waits for it; where PostgreSQL ended one
statement that took too long, or waited too long for a lock, the rest goes on without it.
"""

from django.db import Error, InterfaceError, OperationalError

OF_ONE_STATEMENT = frozenset({"57014", "55P03", "40001", "40P01"})
"""query_canceled (`statement_timeout`), lock_not_available (`lock_timeout`), serialization_failure and
deadlock_detected: PostgreSQL's error codes, appendix A of its manual."""


def is_of_the_database(fault: Exception) -> bool:
    """True where nothing else would fare better now. SQLite has one lock for everybody: always there."""
    if not isinstance(fault, OperationalError | InterfaceError):
        return False
    return getattr(fault.__cause__, "sqlstate", None) not in OF_ONE_STATEMENT


def kind_of(fault: Exception) -> str:
    """Of which kind a fault is, in a word: what the driver calls it, where Django's name says less."""
    told = fault.__cause__ if isinstance(fault, Error) and fault.__cause__ else fault
    return type(told).__name__
