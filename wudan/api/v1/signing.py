"""Who asks: the signed-in person of the session cookie, under the chosen post.

An unsafe request also carries Django's CSRF token, because the browser sends the cookie by
itself. 401 comes before 403: without a session there is nothing to forge.
"""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from ninja.errors import HttpError
from ninja.security import APIKeyCookie

from wudan.people.actors import Actor
from wudan.people.models import Account, Post

CSRF_WORDS = "缺少 X-CSRFToken，或已失效。请重新取得登录信息（GET /session）后再试。"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class Asked(HttpRequest):
    """A request as the middleware and the door leave it; for type checkers only."""

    actor: Actor | None
    posts: list[Post]
    auth: Actor
    user: Account


class SessionCookie(APIKeyCookie):
    """The session cookie, set by `POST /session`."""

    def __init__(self) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor; None without a session. Raises HttpError 403 without a CSRF token."""
        actor = cast(Asked, request).actor
        if not actor:
            return None
        if request.method not in _SAFE and not _carries_token(request):
            raise HttpError(403, CSRF_WORDS)
        return actor


def actor_of(request: HttpRequest) -> Actor:
    """The actor of a signed-in request."""
    return cast(Asked, request).auth


class _TokenCheck(CsrfViewMiddleware):
    """Django's own check; the answer is ours."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        return HttpResponseForbidden(reason)


def _view(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


_check = _TokenCheck(_view)


def _carries_token(request: HttpRequest) -> bool:
    return _check.process_view(request, _view, (), {}) is None


signed_in = SessionCookie()
