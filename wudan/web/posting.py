"""How a page's form reaches an action: once, with its token, and back to a page.

Each form carries `token` (the idempotency key, drawn when the form was shown) and, where an
order is acted on, `version` (what the person saw).
"""

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wudan.journal.answers import LONGEST_KEY, Answer, answer_once
from wudan.kit import clock
from wudan.kit.canonical import digest, spell
from wudan.kit.refusals import Malformed, Objected
from wudan.lessons.actions import note_form
from wudan.web.acting import actor_of, reader_of
from wudan.web.noting import note

_KEY = re.compile(rf"[A-Za-z0-9._~-]{{8,{LONGEST_KEY}}}")
_UNSIGNED = frozenset({"csrfmiddlewaretoken", "token", "pin", "pin_again"})
"""Not in the digest: the token itself, and six digits that could be tried out against it."""

_BROUGHT_ALONG = frozenset({"version", "next", "seen", "digest", "back"})


def new_token() -> str:
    """A fresh idempotency key for a form."""
    return secrets.token_urlsafe(18)


def once(request: HttpRequest, do: Callable[[], str], *, owner: int | None = None) -> HttpResponse:
    """Run `do` (which answers the next address) exactly once for this form; redirect there.

    `owner` is the person in whose name it is done, when that is not the one signed in (回执).

    Raises Malformed when the form has no token, and whatever the action raises.
    """
    key = request.POST.get("token", "")
    if not _KEY.fullmatch(key):
        raise Malformed({"token": "这个页面不完整，请刷新后再提交。"})
    try:
        answer = answer_once(
            owner=actor_of(request).person_id or 0 if owner is None else owner,
            key=key,
            digest=_digest(request),
            at=clock.now(),
            do=lambda: _done(request, do),
        )
    except Objected as fault:
        note(request, fault)
        raise
    return go(request, answer.body)


def _done(request: HttpRequest, do: Callable[[], str]) -> Answer:
    """Do it, and count the form: its page, its role, its fields, nobody's name (ADR 59)."""
    answer = Answer(303, do())
    here = request.resolver_match
    note_form(
        county=settings.PACK.county, role=reader_of(request).role, page=str(here.url_name) if here else "",
        fields=_filled(request), at=clock.now(),
    )  # fmt: skip
    return answer


def _filled(request: HttpRequest) -> int:
    """How many fields somebody filled or chose; what the page brought along does not count."""
    typed = request.POST.keys() - _UNSIGNED - _BROUGHT_ALONG
    return sum(any(value.strip() for value in request.POST.getlist(name)) for name in typed)


def go(request: HttpRequest, address: str) -> HttpResponse:
    """See other: by htmx header for a fragment, by redirect for a page."""
    if getattr(request, "htmx", False):
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address, status=303)


def page(name: str, *args: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args)


def seen_version(request: HttpRequest) -> int | None:
    """The version of the order that the page showed; None when the form has none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _digest(request: HttpRequest) -> str:
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in _UNSIGNED}
    return digest(request.path.encode(), spell(fields))
