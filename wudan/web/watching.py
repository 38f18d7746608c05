"""Each request: its number, how long it took, how many statements it sent; counted, and noted if wanted.

Outermost of the middleware, so that faults and refusals on the way in are seen as well.
"""

import re
import secrets
from time import perf_counter
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import LazyObject, empty

from wudan.kit.access_log import Served, is_kept, note_served
from wudan.kit.log_lines import request_number
from wudan.people.actors import Actor
from wudan.vitals import statements
from wudan.web import gauges
from wudan.web.acting import Answering
from wudan.web.headers import METHODS
from wudan.web.proxies import is_proxy

HEADER = "X-Request-Id"
_NUMBER = re.compile(r"[0-9a-f]{16,32}")


class WatchingMiddleware:
    """Adds X-Request-Id; asks nothing of the database."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response
        statements.begin()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began, sent = perf_counter(), statements.sent()
        number = _number(request)
        token = request_number.set(number)
        try:
            answer = self.get_response(request)
            seconds, many = perf_counter() - began, statements.sent() - sent
            route = route_of(request)
            gauges.count(route, answer.status_code, seconds, many)
            if is_kept():
                note_served(_served(request, number, route, answer.status_code, seconds, many))
        finally:
            request_number.reset(token)
        answer.headers[HEADER] = number
        return answer


def route_of(request: HttpRequest) -> str:
    """The name of the page or operation, never its address; files and what does not exist are one each."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or "unnamed"
    return "file" if request.path_info.startswith("/static/") else "none"


def _number(request: HttpRequest) -> str:
    """The one our own proxy gave, so that its log and ours can be laid together; else a new one."""
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    if given and _NUMBER.fullmatch(given) and is_proxy(request.META.get("REMOTE_ADDR", "")):
        return str(given)
    return secrets.token_hex(8)


def _served(
    request: HttpRequest, number: str, route: str, status: int, seconds: float, many: int
) -> Served:
    actor = _actor_seen(request)
    method = request.method if request.method in METHODS else "other"
    return Served(
        request=number, route=route, method=str(method), status=status, ms=round(seconds * 1000, 1),
        sql=many, role=actor.role if actor else "", post=actor.post_id if actor else None,
    )  # fmt: skip


def _actor_seen(request: HttpRequest) -> Actor | None:
    """Who it was, if anybody on the way asked; no statement is sent to find out."""
    actor = request.__dict__.get("actor")
    if isinstance(actor, LazyObject):
        actor = None if actor._wrapped is empty else actor._wrapped
    return cast(Actor | None, actor)
