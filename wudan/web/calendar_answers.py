"""A calendar as an answer: with its mark and its day, so that a program that asks often is told
"nothing new" in a few bytes (RFC 9110 §13)."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import condition

from wudan.kit.canonical import digest
from wudan.kit.icalendar import Entry, calendar

_KIND = "text/calendar; charset=utf-8"
PUBLIC, SECRET = "public, max-age=300", "private, no-cache"


def calendar_answer(
    request: HttpRequest, name: str, entries: Sequence[Entry], *, at: datetime, caching: str
) -> HttpResponse:
    """The calendar, or 304. What is in it decides the mark, not when it was drawn."""
    made = calendar(name, entries, at=at)
    changed = max((entry.changed_at for entry in entries if entry.changed_at), default=None)
    mark = quote_etag(digest(made)[:32])

    def answer(asked: HttpRequest) -> HttpResponse:
        return HttpResponse(made, content_type=_KIND)

    marked = condition(etag_func=lambda asked: mark, last_modified_func=lambda asked: changed)
    told = marked(answer)(request)
    assert isinstance(told, HttpResponse)  # noqa: S101 - `answer` gives nothing else
    told["Cache-Control"] = caching
    return told
