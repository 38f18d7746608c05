"""In which language the pages are: Chinese, unless this telephone was told otherwise (ADR 72).

Not guessed from the browser: a phone that was bought with an English menu must not change a village's page.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, override

LANGUAGE_COOKIE = f"{settings.COOKIE_PREFIX}language"
Answering = Callable[[HttpRequest], HttpResponse]


def chosen_language(request: HttpRequest) -> str:
    """One of those that are there."""
    told = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return told if told in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def in_language(source: str) -> str:
    """A sentence of the catalogue as this request says it."""
    return source if get_language() == settings.LANGUAGE_CODE else gettext(source)


class LanguageMiddleware:
    """Speaks the chosen language for as long as the request takes."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with override(chosen_language(request)):  # told also when it is the usual one: found sooner
            return self.get_response(request)
