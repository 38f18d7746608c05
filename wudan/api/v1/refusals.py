"""Anticipated refusals become JSON of one shape, in one place. A bug stays a bug (500)."""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from wudan.api.v1.answering import told
from wudan.api.v1.loading import load_claimable_order, load_order, load_shown_order
from wudan.api.v1.shapes import NOUNS, Detail
from wudan.api.v1.showing import detail
from wudan.api.v1.sight import insist_it_is_there
from wudan.api.v1.signing import actor_of
from wudan.api.v1.wording import faults_of
from wudan.journal.answers import InDoubt
from wudan.kit import clock
from wudan.kit.refusal_log import is_astray, note_refusal
from wudan.kit.refusals import Malformed, Missing, Objected, Refusal, Stale, TooMany
from wudan.orders.enums import Verb
from wudan.people.budgets import note_astray

log = logging.getLogger(__name__)
RETRY_SECONDS = "5"
SIGN_IN = "请先登录。"
BUSY = "系统正忙，刚才的内容没有保存。请过几秒再试一次。"
IN_DOUBT = "系统刚才断了一下，不知道这次保存了没有。请过几秒用同一个 Idempotency-Key 再提交一次：保存过的不会重复。"
UNREADABLE = "内容读不懂：要的是一个 UTF-8 编码的 JSON 对象。"
TOO_BIG = "内容太大了。"


class Refused(BaseModel):
    """Why it was not done: a stable code, words for people, and where in the body."""

    code: str
    words: str
    fields: dict[str, str] | None = None


class Overtaken(Refused):
    """Somebody else was quicker; the order as it is now."""

    order: Detail | None = Field(None, description="最新的单；已不在您范围内时为空")


_OF_ALL: dict[Any, Any] = {400: Refused, 429: Refused, 503: Refused}
READING: dict[Any, Any] = {**_OF_ALL, 404: Refused, 422: Refused}
"""What a public reading may answer besides its rows."""
READING_SIGNED_IN: dict[Any, Any] = {**READING, 401: Refused}
WRITING: dict[Any, Any] = {
    **READING_SIGNED_IN, 403: Refused, 409: Overtaken, 413: Refused, 415: Refused,
}  # fmt: skip
"""What an act may answer instead of being done."""

_STATUS: dict[type[Refusal], int] = {Objected: 422, Malformed: 422, Missing: 404, TooMany: 429}
_CODES = {400: "unreadable", 401: "sign_in", 403: "csrf"}


def refused(
    status: int, code: str, words: str, fields: dict[str, str] | None = None
) -> HttpResponse:
    """One refusal."""
    return told(Refused(code=code, words=words, fields=fields), status)


def not_found() -> HttpResponse:
    """No such thing, or a stranger's."""
    return refused(404, "missing", Missing().words)


def busy(fault: Exception) -> HttpResponse:
    """The database is away or overloaded: nothing was written, or nobody knows; try again."""
    log.warning("database in trouble: %s", type(fault).__name__)
    answer = refused(503, "busy", IN_DOUBT if isinstance(fault, InDoubt) else BUSY)
    answer["Retry-After"] = RETRY_SECONDS
    return answer


def install(api: NinjaAPI) -> None:
    """Tell the API how each family is answered."""
    answers: dict[type[Exception], Any] = {
        Refusal: _refusal,
        Stale: _stale,
        ValidationError: _invalid,
        AuthenticationError: lambda request, fault: refused(401, "sign_in", SIGN_IN),
        HttpError: _http,
        Http404: lambda request, fault: not_found(),
        RequestDataTooBig: lambda request, fault: refused(413, "too_big", TOO_BIG),
        SuspiciousOperation: lambda request, fault: refused(400, "unreadable", UNREADABLE),
        UnreadablePostError: lambda request, fault: refused(400, "unreadable", UNREADABLE),
        OperationalError: lambda request, fault: busy(fault),
        InterfaceError: lambda request, fault: busy(fault),
    }
    for family, answer in answers.items():
        api.add_exception_handler(family, answer)


def _refusal(request: HttpRequest, fault: Refusal) -> HttpResponse:
    _note(request, fault)
    status = next(code for kind, code in _STATUS.items() if isinstance(fault, kind))
    answer = refused(status, fault.code, fault.words, getattr(fault, "fields", None))
    if isinstance(fault, TooMany):
        answer["Retry-After"] = str(fault.seconds_left(clock.now()))
    return answer


def _note(request: HttpRequest, fault: Refusal) -> None:
    """A line in the technical log, and a count for the account (A12)."""
    actor, match = getattr(request, "auth", None), request.resolver_match
    note_refusal(
        fault, person=getattr(actor, "person_id", None), post=getattr(actor, "post_id", None),
        route=(match.url_name or "") if match else "", method=request.method or "",
    )  # fmt: skip
    if actor and is_astray(fault):
        note_astray(by=actor, at=clock.now())


def _stale(request: HttpRequest, fault: Stale) -> HttpResponse:
    """The order as it is now, if it is still the actor's to see."""
    actor, at = actor_of(request), clock.now()
    try:
        now = detail(actor, load_shown_order(actor, _number(request), at=at), at=at)
    except Missing:
        now = None
    return told(Overtaken(code=fault.code, words=fault.words, order=now), 409)


def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """What cannot be read, field by field; about a stranger's thing not even that."""
    if number := _number(request):
        load = load_claimable_order if _is_claim(request) else load_order
        try:
            load(actor_of(request), number, at=clock.now())
        except Missing as fault_of_sight:
            _note(request, fault_of_sight)
            return not_found()
    try:
        insist_it_is_there(request)
    except Refusal as refusal:
        return _refusal(request, refusal)
    return _refusal(request, Malformed(faults_of(fault.errors)))


def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    words = UNREADABLE if fault.status_code == 400 else fault.message
    return refused(fault.status_code, _CODES.get(fault.status_code, "refused"), words)


def _is_claim(request: HttpRequest) -> bool:
    """What is open to be claimed is seen there, and nowhere else."""
    return request.path.endswith(f"/{NOUNS[Verb.CLAIM]}")


def _number(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("no", "")) if match else ""
