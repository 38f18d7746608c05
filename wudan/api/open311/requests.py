"""Orders in and out: what is asked, what is brought, and which number a submission became."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from wudan.api.open311.answering import Row, rows
from wudan.api.open311.door import Refused, caller, door
from wudan.api.open311.placing import brought
from wudan.connections.actions import take_in
from wudan.connections.models import System
from wudan.connections.published import (
    LONGEST,
    Told,
    Wanted,
    brought_by,
    handle_by_key,
    handle_for,
    listed,
)
from wudan.kit import clock
from wudan.kit.clock import CHINA, day_of
from wudan.kit.numbers import spoken
from wudan.kit.refusals import Missing

NO_KEY = "点单要有 api_key：由县中心的系统管理员登记后发给。"
_STATES = {"open": True, "closed": False}
_MOST, _PAGES = 100, 10_000


@door("GET", "POST")
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """A list, or a new order."""
    if request.method == "POST":
        return _placed(request, form)
    system, at = caller(request, request.GET.get("api_key", "")), clock.now()
    return _told(form, _found(system, _wanted(request, at), at))


@door("GET")
def one_request(request: HttpRequest, handle: str, form: str) -> HttpResponse:
    """One order, by the number that was given out."""
    system, at = caller(request, request.GET.get("api_key", "")), clock.now()
    found = _found(system, Wanted(at - LONGEST, at, handles=(handle,)), at)
    if not found and system is not None:
        found = _found(None, Wanted(at - LONGEST, at, handles=(handle,)), at)
    if not found:
        raise Missing("没有这个编号的单。")
    return _told(form, found)


@door("GET")
def token(request: HttpRequest, token: str, form: str) -> HttpResponse:
    """Which order a submission became, for a system whose answer got lost on the way."""
    system = caller(request, request.GET.get("api_key", ""))
    if system is None:
        raise Refused(403, NO_KEY)
    handle = handle_by_key(system, token[:80])
    if handle is None:
        raise Missing("没有收到过这个提交编号。")
    found = [{"token": token, "service_request_id": handle}]
    return rows(form, "service_requests", "request", found)


def _placed(request: HttpRequest, form: str) -> HttpResponse:
    system = caller(request, request.POST.get("api_key", ""))
    if system is None:
        raise Refused(403, NO_KEY)
    at = clock.now()
    said = brought(request, system, at=at)
    with transaction.atomic(durable=True):
        order = take_in(system=system, brought=said, at=at)
    notice = f"已登记，单号 {spoken(order.no)}，由{order.unit.name}受理。请把单号告诉本人。"
    made = {
        "service_request_id": handle_for(order.pk),
        "service_notice": notice,
        "account_id": None,
    }
    return rows(form, "service_requests", "request", [made], 201)


def _found(system: System | None, wanted: Wanted, at: datetime) -> list[Told]:
    if system is not None:
        return brought_by(system, wanted)
    return listed(settings.PACK.county, wanted, today=day_of(at))


def _told(form: str, found: list[Told]) -> HttpResponse:
    return rows(form, "service_requests", "request", [_row(one) for one in found])


def _row(one: Told) -> Row:
    """In the protocol's words; what we do not tell is null."""
    return {
        "service_request_id": one.handle, "status": "open" if one.is_open else "closed",
        "status_notes": one.notes, "service_name": one.service_name, "service_code": one.service,
        "description": None, "agency_responsible": one.agency or None, "service_notice": None,
        "requested_datetime": _moment(one.requested_at), "updated_datetime": _moment(one.updated_at),
        "expected_datetime": _moment(one.expected_at), "address": one.place or None,
        "address_id": one.place_key or None, "zipcode": None, "lat": one.lat, "long": one.lon,
        "media_url": None,
    }  # fmt: skip


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(CHINA).isoformat(timespec="seconds") if at else None


def _wanted(request: HttpRequest, at: datetime) -> Wanted:
    """What is asked for. Raises Refused for what cannot be read."""
    asked = request.GET
    until = _read_moment(asked.get("end_date", ""), "end_date") or at + timedelta(seconds=1)
    since = _read_moment(asked.get("start_date", ""), "start_date") or until - LONGEST
    if until - since > LONGEST:
        raise Refused(400, "start_date 到 end_date 最多 90 天。")
    states = {state for state in asked.get("status", "").lower().split(",") if state}
    if states - _STATES.keys():
        raise Refused(400, "status 只能是 open 或 closed。")
    size = _read_number(asked.get("page_size", ""), "page_size", most=_MOST) or 50
    page = _read_number(asked.get("page", ""), "page", most=_PAGES) or 1
    return Wanted(
        since, until, services=frozenset(_parts(asked.get("service_code", ""))),
        is_open=_STATES[states.pop()] if len(states) == 1 else None,
        handles=tuple(_parts(asked.get("service_request_id", ""))), first=(page - 1) * size, most=size,
    )  # fmt: skip


def _parts(text: str) -> list[str]:
    """`a,b`; a NUL is in no code of ours, and no database wants to hear of one."""
    return [part.strip() for part in text.split(",")[:_MOST] if part.strip() and "\0" not in part]


def _read_moment(text: str, name: str) -> datetime | None:
    """W3C date and time (2026-09-08T00:00:00Z); a day alone is that day in Beijing."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text.replace(" ", "+"))
        if not 2000 <= read.year <= 2100:
            raise ValueError
        moment = read if read.tzinfo else read.replace(tzinfo=CHINA)
        return moment.astimezone(CHINA)
    except ValueError:
        raise Refused(400, f"{name} 的写法不对，例：2026-09-08T00:00:00+08:00。") from None


def _read_number(text: str, name: str, *, most: int) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= most):
        raise Refused(400, f"{name} 要写 1 到 {most} 的整数。")
    return int(text)
