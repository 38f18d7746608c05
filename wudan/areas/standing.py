"""Whether a unit still stands, asked where something begins to hang on it; the database has the last word."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection

from wudan.areas.models import Unit
from wudan.kit.refusals import Objected, Objection

_ENDED = "begun_at_a_unit_that_ended"
"""By this name the database refuses what came a moment after the unit's end."""
_HOLD = "SELECT ends_on FROM areas_unit WHERE id = %s FOR KEY SHARE"


def stays(unit: Unit) -> bool:
    """Whether a unit that was read has not ended, and does not before the transaction is over.

    On PostgreSQL it is held by its key and read anew: one statement. On SQLite nobody else writes meanwhile.
    """
    if connection.vendor != "postgresql":
        return unit.ends_on is None
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [unit.pk])
        found = cursor.fetchone()
    return found is not None and found[0] is None


@contextmanager
def beginning(words: str, *, code: str = "unit_gone") -> Iterator[None]:
    """Write what begins at a unit. Raises Objected, with these words, when the unit ended meanwhile."""
    try:
        yield
    except IntegrityError as fault:
        if _ENDED in str(fault):
            raise Objected(Objection(code, words)) from fault
        raise
