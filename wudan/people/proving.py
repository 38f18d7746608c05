"""What a session has proven, and when; what its person is known not to hold. Kept in the session itself, so it costs no statement.

A person acts under a post only in a session that passed a second factor; what reaches far
(grants, exports, revealing) also wants a proof of the last few minutes (G16).
"""

from datetime import datetime, timedelta
from typing import Any, Protocol

PROVEN_AT = "proven_at"
"""Session key: when the person last showed a password or a code."""
SECOND_FACTOR_AT = "second_factor_at"
"""Session key: when this session passed the second factor."""
WITHOUT_POST = "without_post"
WITHOUT_TEAM = "without_team"
"""Session keys: the day on which no post, no team was found.

Gaining one by somebody else's act shows at the next sign-in, by one's own at once (`forget_absence`);
losing one never waits, because only the absence is remembered.
"""
RECENT = timedelta(minutes=5)


class Session(Protocol):
    """A session, as far as it matters here."""

    def get(self, key: str, default: Any, /) -> Any: ...
    def __setitem__(self, key: str, value: Any, /) -> None: ...
    def pop(self, key: str, default: Any, /) -> Any: ...


def note_proof(session: Session, *, at: datetime) -> None:
    """The person has just shown a password or a code."""
    session[PROVEN_AT] = at.timestamp()


def note_second_factor(session: Session, *, at: datetime) -> None:
    """This session has just passed the second factor; that is a fresh proof as well."""
    session[SECOND_FACTOR_AT] = at.timestamp()
    note_proof(session, at=at)


def passed_second_factor(session: Session) -> bool:
    """Whether this session may act under a post."""
    return session.get(SECOND_FACTOR_AT, None) is not None


def forget_absence(session: Session) -> None:
    """The person has just gained a post or a team by their own act: it is looked for again."""
    for absence in (WITHOUT_POST, WITHOUT_TEAM):
        session.pop(absence, None)


def is_recent(session: Session, *, at: datetime) -> bool:
    """Whether the last proof is at most five minutes old."""
    proven = float(session.get(PROVEN_AT, 0.0))
    return 0 <= at.timestamp() - proven <= RECENT.total_seconds()
