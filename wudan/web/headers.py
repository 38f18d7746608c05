"""What every answer says to browsers and caches, pages, files, errors and API alike (G18).

Outermost of the middleware but for the one that counts, so that no fault inside leaves an answer without it.
"""

from csp.utils import build_policy
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from wudan.web.acting import Answering

CLOSED = frozenset(
    {
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
    }
)  # fmt: skip
"""Nothing here needs a camera, a microphone or the place of a telephone: but for `listening`."""
PERMISSIONS = ", ".join(f"{feature}=()" for feature in sorted(CLOSED))
_LISTENING = PERMISSIONS.replace("microphone=()", "microphone=(self)")
ALWAYS = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": build_policy(),
}
"""The four before the last Django adds as well, but not where it stumbles on the way in. No page has a policy
of its own, so it is worked out once: the library's middleware does it for each answer."""
_EXPLAINED = frozenset({404, 500})
"""Django's own pages for developers, with style and script of their own; never with a county's data (WUDAN_DEBUG)."""
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
"""TRACE and whatever else somebody makes up is served nowhere."""
NEVER_KEPT = "no-store"
ASK_AGAIN = "private, no-cache"


def listening(answer: HttpResponse) -> HttpResponse:
    """The answer of a page on which one may speak instead of typing (ADR 71): the browser asks the person."""
    answer.headers["Permissions-Policy"] = _LISTENING
    return answer


class HeadersMiddleware:
    """Adds what is missing; what a view has said about caches stands."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.method in METHODS
        answer = self.get_response(request) if known else HttpResponseNotAllowed(sorted(METHODS))
        if settings.DEBUG and answer.status_code in _EXPLAINED:
            return answer
        for name, value in ALWAYS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", _keeping(request, answer))
        return answer


class PrefixedCookieStorage(CookieStorage):
    """Django's messages in a cookie, named for the way the house is served."""

    cookie_name = f"{settings.COOKIE_PREFIX}messages"


def _keeping(request: HttpRequest, answer: HttpResponse) -> str:
    """What may show a person is never kept; who has no session sees what everybody sees."""
    name = settings.SESSION_COOKIE_NAME
    anonymous = name not in request.COOKIES and name not in answer.cookies
    return ASK_AGAIN if anonymous and request.method in {"GET", "HEAD"} else NEVER_KEPT
