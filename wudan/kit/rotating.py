"""A code of six digits that changes every half minute: shown large, told in a moment, soon worthless.

HMAC over the number of the half minute, cut to digits as RFC 4226 §5.3 does. The code before and
the one after are taken as well, so nobody has to hurry; a code older than ninety seconds never is
(A03, G17). The secret says what it is for: which shift, coming or leaving.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

WINDOW = timedelta(seconds=30)
DIGITS = 6
_AROUND = (0, -1, 1)


def code_at(secret: bytes, at: datetime) -> str:
    """What is shown at an instant."""
    return _code(secret, _window(at))


def is_code(secret: bytes, told: str, *, at: datetime) -> bool:
    """Whether these are the digits of now, of just before or of right after."""
    given = told.encode("utf-8", "surrogatepass")
    window = _window(at)
    fits = [hmac.compare_digest(_code(secret, window + n).encode(), given) for n in _AROUND]
    return any(fits)


def seconds_left(at: datetime) -> int:
    """How long the shown code still stands, at least one second."""
    length = int(WINDOW.total_seconds())
    return length - int(at.timestamp()) % length


def _window(at: datetime) -> int:
    return int(at.timestamp()) // int(WINDOW.total_seconds())


def _code(secret: bytes, window: int) -> str:
    drawn = hmac.new(secret, window.to_bytes(8, "big"), hashlib.sha256).digest()
    start = drawn[-1] & 0x0F
    number = int.from_bytes(drawn[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"
