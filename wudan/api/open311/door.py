"""The door of GeoReport v2: open to programs without a session, every refusal in the protocol's shape.

Nothing here reads the session cookie: a system is known by its `api_key` alone, so no page of
another site can make a signed-in browser place anything.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from wudan.api.open311.answering import JSON, XML, fault
from wudan.connections.models import System
from wudan.connections.sources import system_of
from wudan.kit import clock
from wudan.kit.refusals import Missing, Refusal, TooMany
from wudan.people.throttling import spend

log = logging.getLogger(__name__)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
HTTPS_ONLY = "请用 https 地址；刚才的内容是明文发来的，请当作已经泄露，联系系统管理员换密钥。"
WRONG_METHOD = "这个地址不支持这种请求方法。"
NO_FORM = "只有 .json 和 .xml 两种格式。"
BUSY = "系统正忙，刚才的内容没有保存。请过几秒再试一次。"
UNREADABLE = "内容读不懂：请用 UTF-8 编码的表单提交。"
WRONG_KEY = "api_key 不对，或已经停用。请联系系统管理员。"
ELSEWHERE = "没有这个 jurisdiction_id；这里只有一个，可以不写。"


class Refused(Exception):
    """A refusal that only this protocol knows: a number and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def door(*methods: str) -> Callable[[View[P]], View[P]]:
    """Let these methods in, and answer whatever is refused inside."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            form = str(kwargs.get("form", JSON))
            if form not in {JSON, XML}:
                return fault(JSON, 404, NO_FORM)
            if request.method not in {*methods, *(["HEAD"] if "GET" in methods else [])}:
                refused = fault(form, 405, WRONG_METHOD)
                refused["Allow"] = ", ".join(methods)
                return refused
            if settings.TLS and not request.is_secure():
                return fault(form, 403, HTTPS_ONLY)
            return _answered(form, lambda: view(request, *args, **kwargs))

        return cast(View[P], csrf_exempt(login_not_required(answer)))

    return guarded


def caller(request: HttpRequest, key: str) -> System | None:
    """The system of a key; None without one. Raises Refused 403, TooMany."""
    given = request.POST.get("jurisdiction_id") or request.GET.get("jurisdiction_id")
    if given and given != settings.PACK.county:
        raise Refused(404, ELSEWHERE)
    if not key:
        return None
    at, address = clock.now(), request.META.get("REMOTE_ADDR", "")
    found = system_of(settings.PACK.county, key)
    if found is None:
        spend("system_key", address, at=at)
        raise Refused(403, WRONG_KEY)
    spend("system", str(found.pk), at=at)
    return found


def _answered(form: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return run()
    except Refused as refused:
        return fault(form, refused.status, refused.words)
    except TooMany as refusal:
        late = fault(form, 429, refusal.words)
        late["Retry-After"] = str(refusal.seconds_left(clock.now()))
        return late
    except Refusal as refusal:
        return fault(form, 404 if isinstance(refusal, Missing) else 400, refusal.words)
    except RequestDataTooBig:
        return fault(form, 413, "内容太大了。")
    except (SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return fault(form, 400, UNREADABLE)
    except (OperationalError, InterfaceError) as trouble:
        log.warning("database in trouble: %s", type(trouble).__name__)
        late = fault(form, 503, BUSY)
        late["Retry-After"] = "5"
        return late
