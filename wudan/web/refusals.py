"""Anticipated refusals become answers for people, in one place."""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wudan.journal.answers import InDoubt
from wudan.kit import clock
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal, Stale, TooMany
from wudan.web.acting import Answering, SignedOut
from wudan.web.going_back import came_from
from wudan.web.lasting import to_sign_in
from wudan.web.noting import note

log = logging.getLogger(__name__)
_STATUS: dict[type[Refusal], HTTPStatus] = {
    Stale: HTTPStatus.CONFLICT,
    Missing: HTTPStatus.NOT_FOUND,
    Malformed: HTTPStatus.UNPROCESSABLE_ENTITY,
    Objected: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
}
_RETRY_SECONDS = "5"


class RefusalMiddleware:
    """Turns a refusal nobody caught into a page that says what is wrong and what to do."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Answer a refusal, a missing page or a database in trouble; leave bugs alone."""
        if request.path.startswith("/api/"):
            return None
        if isinstance(fault, SignedOut):
            return to_sign_in(request, getattr(request, "signed_out", ""))
        if isinstance(fault, Refusal | Http404):
            note(request, fault)
        if isinstance(fault, Refusal):
            status = next(code for kind, code in _STATUS.items() if isinstance(fault, kind))
            return say_when(_page(request, status, fault.words), fault)
        if isinstance(fault, Http404):
            return _page(request, HTTPStatus.NOT_FOUND, Missing().words)
        if isinstance(fault, OperationalError | InterfaceError):
            return busy(request, fault)
        if isinstance(fault, DataError):
            words = _("里面有不能保存的字符，请重新输入。")
            return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, words, bare=True)
        return None


def say_when(answer: HttpResponse, fault: Refusal) -> HttpResponse:
    """Add when to try again, where the refusal knows it."""
    if isinstance(fault, TooMany):
        answer["Retry-After"] = str(fault.seconds_left(clock.now()))
    return answer


def busy(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The database is away or overloaded: nothing was written, or nobody knows; try again."""
    log.warning("database in trouble: %s", type(fault).__name__)
    words = _("系统正忙，刚才的内容没有保存。请过几秒再试一次。")
    if isinstance(fault, InDoubt):
        words = _(
            "系统刚才断了一下，不知道这次保存了没有。请过几秒把这一页再交一次：保存过的不会重复。"
        )
    answer = _page(request, HTTPStatus.SERVICE_UNAVAILABLE, words, bare=True)
    answer["Retry-After"] = _RETRY_SECONDS
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What came in cannot be read: a wrong name of the house, a broken form."""
    words = _("这个请求不完整，或者网址不对。请从首页重新进来。")
    return _page(request, HTTPStatus.BAD_REQUEST, words, bare=True)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not for this browser, whoever it is."""
    return _page(request, HTTPStatus.FORBIDDEN, Missing().words, bare=True)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address."""
    return _page(request, HTTPStatus.NOT_FOUND, Missing().words)


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug, or the database away before the page began; says which, and what to do."""
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError | InterfaceError):
        return busy(request, fault)
    words = _("系统出了差错，刚才的内容没有保存。已记入日志，请稍后再试，或打电话。")
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR, words, bare=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old, or cookies are off."""
    words = _("这个页面放得太久了，请返回后刷新再提交；浏览器需要允许本站的 Cookie。")
    return _page(request, HTTPStatus.FORBIDDEN, words, bare=True)


def _page(
    request: HttpRequest, status: HTTPStatus, words: str, *, bare: bool = False
) -> HttpResponse:
    """A page about it; `bare` asks nothing of the database."""
    context = {"words": words, "status": status, "back": came_from(request)}
    if bare:
        page = render_to_string("refused_bare.html", context | {"pack": settings.PACK})
        return HttpResponse(page, status=status)
    return render(request, "refused.html", context, status=status)
