"""In which language the pages are: Chinese, unless this telephone was told otherwise (ADR 72).

Not guessed from the browser: a phone that was bought with an English menu must not change a village's page.
"""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, override

_USUAL = settings.LANGUAGE_CODE  # settings are read through three functions
LANGUAGE_COOKIE = f"{settings.COOKIE_PREFIX}language"
Answering = Callable[[HttpRequest], HttpResponse]


def chosen_language(request: HttpRequest) -> str:
    """One of those that are there."""
    told = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return told if told in dict(settings.LANGUAGES) else _USUAL


class _Reader(threading.local):
    """The language of the request that this thread answers."""

    language: str | None = None


_reader = _Reader()


def language_now() -> str | None:
    """The reader's language. A page asks a hundred times, and Django's own answer takes microseconds;
    outside a request it is Django that knows."""
    return _reader.language or get_language()


def in_language(source: str) -> str:
    """A sentence of the catalogue as this request says it."""
    return source if language_now() == _USUAL else gettext(source)


class LanguageMiddleware:
    """Speaks the chosen language for as long as the request takes."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        outer, _reader.language = _reader.language, chosen_language(request)
        try:
            with override(_reader.language):  # told also when it is the usual one: found sooner
                return self.get_response(request)
        finally:
            _reader.language = outer
