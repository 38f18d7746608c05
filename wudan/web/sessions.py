"""Sessions in the database, as Django keeps them; each comes with its account (ADR 83)."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import InterfaceError, OperationalError

from wudan.journal.answers import InDoubt
from wudan.people.models import Account, Session
from wudan.people.signing_in import running_session

_KEY_LENGTH, _KEY_SIGNS = 32, frozenset(VALID_KEY_CHARS)


class SessionStore(DatabaseSessions):
    """Django's; a key that nobody has, or one that has run out, is no session."""

    account: Account | None = None
    """Whose it was when it was read, if that account may sign in; nothing is proved by it yet."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table with the account beside."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row to be saved; whose it is is what its contents say."""
        made = cast(Session, super().create_model_instance(data))
        made.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return made

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what Django makes: anything may stand in a cookie, and nothing else is asked for."""
        return key is not None and len(key) == _KEY_LENGTH and _KEY_SIGNS.issuperset(key)

    def _get_session_from_db(self) -> Session | None:
        found = running_session(self.session_key or "")
        if found is None:
            self._session_key = None
        self.account = found.account if found and found.account and found.account.is_active else None  # fmt: skip
        return found

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
