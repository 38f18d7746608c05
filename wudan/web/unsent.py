"""What was typed survives a sign-in that ended meanwhile: sealed, in a cookie of the same browser.

Only who typed it sees it again, for half an hour; forms with passwords or codes are not kept,
nor what is too long for a cookie. Nothing of it is stored on the server.
"""

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wudan.kit.sealing import Unreadable

COOKIE = f"{settings.COOKIE_PREFIX}unsent"
KEPT = timedelta(minutes=30)
_LONGEST = 3800
_CONTEXT = "web.unsent"
_SECRET = ("password", "code", "secret", "new", "again", "proof")
_UNSIGNED = "csrfmiddlewaretoken"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was sent too late: where to, and what stood in it."""

    path: str
    fields: dict[str, list[str]]


def keep(request: HttpRequest, answer: HttpResponse, *, account: str, at: datetime) -> bool:
    """Put the form of this request into a cookie of the answer; whether that could be done."""
    fields = {name: request.POST.getlist(name) for name in request.POST if name != _UNSIGNED}
    if not fields or request.FILES or any(name in _SECRET for name in fields):
        return False
    told = json.dumps([account, at.timestamp(), request.get_full_path(), fields])
    packed = b64encode(zlib.compress(told.encode(), 9)).decode()
    sealed = settings.KEYRING.seal(packed, _CONTEXT)
    if len(sealed) > _LONGEST:
        return False
    answer.set_cookie(
        COOKIE, sealed, max_age=int(KEPT.total_seconds()), httponly=True, samesite="Lax",
        secure=settings.TLS,
    )  # fmt: skip
    return True


def kept(request: HttpRequest, *, account: str, at: datetime) -> Unsent | None:
    """The form this account sent too late from this browser, if it was a short while ago."""
    sealed = request.COOKIES.get(COOKIE, "")
    if not sealed:
        return None
    try:
        packed = settings.KEYRING.unseal(sealed, _CONTEXT)
    except Unreadable:
        return None
    whose, since, path, fields = json.loads(zlib.decompress(b64decode(packed)))
    if whose != account or not 0 <= at.timestamp() - since <= KEPT.total_seconds():
        return None
    return Unsent(path, fields)
