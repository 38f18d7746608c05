"""The API's door: every address under it answers JSON, asks for no page sign-in, and takes
JSON only.

A body must be declared `application/json`: no page of another site can send that without
asking first (CORS), and we never say yes; so even signing in cannot be forged.
"""

import copy
from collections.abc import Callable
from functools import update_wrapper, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from wudan.api.v1.examples import with_examples
from wudan.api.v1.refusals import busy, not_found, refused

JSON_ONLY = "请用 Content-Type: application/json 提交。"
HTTPS_ONLY = "请用 https 地址；刚才的内容是明文发来的，请当作已经泄露。"
WRONG_METHOD = "这个地址不支持这种请求方法。"
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_WRITING = frozenset({"post", "put", "patch", "delete"})
_CSRF_SCHEME = {
    "type": "apiKey", "in": "header", "name": "X-CSRFToken",
    "description": "登录时答复里的 csrf；凡会改动的请求都要带上。",
}  # fmt: skip
View = Callable[..., HttpResponse]


class Api(NinjaAPI):
    """The API behind its door; the description of it is made once."""

    @property
    def urls(self) -> tuple[list[Any], str, str]:
        """The addresses, and one for all that is not there."""
        patterns, kind, name = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _through_door(pattern.callback)
        patterns.append(re_path(r"", _through_door(_nowhere), name="nowhere"))
        return patterns, kind, name

    def get_openapi_schema(self, **where: Any) -> Any:
        """The description, kept after the first time: it is large and never changes."""
        kept: dict[str, Any] = self.__dict__.setdefault("_described", {})
        key = repr(sorted(where.items()))
        if key not in kept:
            kept[key] = with_examples(_with_csrf(super().get_openapi_schema(**where)))
        return kept[key]


def json_only(run: View) -> View:
    """Before an operation runs: a body that is not declared as JSON is not read."""

    @wraps(run)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in _WITH_BODY and request.content_type != "application/json":
            return refused(415, "json_only", JSON_ONLY)
        return run(request, *args, **kwargs)

    return enter


def _through_door(view: View) -> View:
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = _answer(view, request, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return csrf_exempt(login_not_required(update_wrapper(enter, view)))


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if settings.TLS and not request.is_secure():
        return refused(403, "https_only", HTTPS_ONLY)
    try:
        answer = view(request, *args, **kwargs)
    except Http404:
        return not_found()
    except (OperationalError, InterfaceError) as fault:
        return busy(fault)
    return _wrong_method(answer) if answer.status_code == 405 else answer


def _wrong_method(answer: HttpResponse) -> HttpResponse:
    told = refused(405, "wrong_method", WRONG_METHOD)
    told["Allow"] = answer["Allow"]
    return told


def _nowhere(request: HttpRequest) -> HttpResponse:
    raise Http404


def _with_csrf(schema: dict[str, Any]) -> dict[str, Any]:
    """Signed-in acts need both the cookie and the token."""
    described = copy.deepcopy(dict(schema))
    described["components"].setdefault("securitySchemes", {})["CsrfToken"] = _CSRF_SCHEME
    for methods in described["paths"].values():
        for method in _WRITING & methods.keys():
            for needs in methods[method].get("security", []):
                needs["CsrfToken"] = []
    return described
