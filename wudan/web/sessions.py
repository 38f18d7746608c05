"""Sessions in the database, as Django keeps them; the question for one is built once (ADR 74)."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, QuerySet
from django.utils import timezone

from wudan.tables.prepared import Prepared, slot


def _running() -> QuerySet[Session]:
    key, at = slot("key", CharField()), slot("at", DateTimeField())
    return Session.objects.filter(session_key=key, expire_date__gt=at)


_RUNNING = Prepared(_running)


class SessionStore(DatabaseSessions):
    """Django's; a key that nobody has, or one that has run out, is no session."""

    def _get_session_from_db(self) -> Session | None:
        found = _RUNNING(key=self.session_key, at=timezone.now())
        if not found:
            self._session_key = None
        return next(iter(found), None)
