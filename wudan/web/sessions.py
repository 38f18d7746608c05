"""Sessions in the database, as Django keeps them; the question for one is built once (ADR 74)."""

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.db.models import CharField, QuerySet
from django.db.models.functions import Now

from wudan.journal.answers import InDoubt
from wudan.tables.prepared import Prepared, slot


def _running() -> QuerySet[Session]:
    return Session.objects.filter(session_key=slot("key", CharField()), expire_date__gt=Now())


_RUNNING = Prepared(_running)


class SessionStore(DatabaseSessions):
    """Django's; a key that nobody has, or one that has run out, is no session."""

    def _get_session_from_db(self) -> Session | None:
        found = _RUNNING(key=self.session_key)
        if not found:
            self._session_key = None
        return next(iter(found), None)

    def save(self, must_create: bool = False) -> None:
        """Raises InDoubt when the database is in trouble: it is saved after the page's own work, which may well be
        done. Django takes every fault of a second saving for a session that is gone, and says 400."""
        try:
            super().save(must_create)
        except (OperationalError, InterfaceError) as fault:
            raise InDoubt from fault
        except UpdateError as fault:
            if isinstance(fault.__context__, OperationalError | InterfaceError):
                raise InDoubt from fault
            raise
