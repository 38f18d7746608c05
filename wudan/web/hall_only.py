"""A hall's screen opens its own pages and nothing else: no sign-in, no other page, no API."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wudan.web.acting import Answering

_COOKIE = f"{settings.COOKIE_PREFIX}hall"
_HALL = "/hall"
_OPEN = ("/hall", "/assets/", "/static/", "/health")


class HallMiddleware:
    """Sends whoever carries a screen's key back to the screen."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _COOKIE in request.COOKIES and not request.path.startswith(_OPEN):
            return HttpResponseRedirect(_HALL, status=303)
        return self.get_response(request)
