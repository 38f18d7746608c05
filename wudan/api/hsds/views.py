"""The addresses of the HSDS API: what it is, and paged lists of services, organizations and where they are."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import wraps
from itertools import accumulate
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from wudan.api.hsds import records
from wudan.api.hsds.ids import Kind, read
from wudan.api.hsds.records import Directory, Record
from wudan.api.v1.answering import public
from wudan.api.v1.refusals import not_found, refused
from wudan.kit import clock

VERSION = "3.0"
_PROFILE = "https://docs.openreferral.org/en/3.0/"
_MOST, _USUAL = 100, 50
P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class _Refused(Exception):
    """A number that cannot be read."""


def door(view: View[P]) -> View[P]:
    """Readings only, open to everybody; refusals in JSON."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            told = refused(405, "wrong_method", "这个地址只能读。")
            told["Allow"] = "GET"
            return told
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return not_found()
        except _Refused as fault:
            return refused(400, "malformed", str(fault))

    return cast(View[P], csrf_exempt(login_not_required(answer)))


@door
def root(request: HttpRequest) -> HttpResponse:
    """Which version is spoken, and by whom."""
    brand = settings.PACK.brand
    return public({
        "version": VERSION, "profile": _PROFILE,
        "openapi_url": request.build_absolute_uri("/api/v1/openapi.json"),
        "description": f"{brand.title}：服务菜单和阵地，只有办公电话，没有个人信息。",
        "publisher": {"name": brand.title, "website": request.build_absolute_uri("/")},
    })  # fmt: skip


@door
def services(request: HttpRequest) -> HttpResponse:
    """The menu; `search`, `organization_id`, `full`."""
    found, words = _directory(), request.GET.get("search", "")[:40]
    items = [item for item in found.services if words in f"{item.name}{item.summary}"]
    if given := request.GET.get("organization_id", ""):
        named = read(given, Kind.ORGANIZATION)
        items = [item for item in items if named and found.providers[item.pk] == named.first]
    full = _is_full(request)
    return _paged(request, items, lambda item: records.service(found, item, full=full))


@door
def service(request: HttpRequest, pk: str) -> HttpResponse:
    """One item with all that belongs to it."""
    found, named = _directory(), read(pk, Kind.SERVICE)
    item = next((item for item in found.services if named and item.pk == named.first), None)
    if item is None:
        raise Http404
    return public(records.service(found, item, full=True))


@door
def organizations(request: HttpRequest) -> HttpResponse:
    """The center, and departments that provide something."""
    found = _directory()
    rows = sorted(found.organizations.values(), key=lambda unit: unit.path)
    full = _is_full(request)
    return _paged(request, rows, lambda unit: records.organization(found, unit, full=full))


@door
def organization(request: HttpRequest, pk: str) -> HttpResponse:
    """One of them with its services."""
    found, named = _directory(), read(pk, Kind.ORGANIZATION)
    unit = found.organizations.get(named.first) if named else None
    if unit is None:
        raise Http404
    return public(records.organization(found, unit, full=True))


@door
def service_at_locations(request: HttpRequest) -> HttpResponse:
    """Each item at each site that is open today, item by item; counted, not made, but for the page."""
    found = _directory()
    items = [(item, sites) for item in found.services if (sites := records.sites_of(found, item))]
    ends = list(accumulate(len(sites) for _item, sites in items))
    pairs = range(ends[-1] if ends else 0)

    def told(number: int) -> Record:
        which = bisect_right(ends, number)
        item, sites = items[which]
        place = number - (ends[which] - len(sites))
        return records.at_location(found, item, *sites[place])

    return _paged(request, pairs, told)


@door
def service_at_location(request: HttpRequest, pk: str) -> HttpResponse:
    """One item at one site."""
    found, named = _directory(), read(pk, Kind.SERVICE_AT_LOCATION)
    if named is None:
        raise Http404
    item = next((item for item in found.services if item.pk == named.first), None)
    here = records.sites_of(found, item) if item is not None else []
    where = next((pair for pair in here if pair[0].pk == named.second), None)
    if item is None or where is None:
        raise Http404
    return public(records.at_location(found, item, *where))


def _directory() -> Directory:
    found = records.directory(settings.PACK.county, today=clock.day_of(clock.now()))
    if found is None:
        raise Http404
    return found


def _is_full(request: HttpRequest) -> bool:
    return request.GET.get("full", "").lower() == "true"


def _paged(request: HttpRequest, rows: Sequence[T], tell: Callable[[T], Record]) -> HttpResponse:
    """A page as HSDS numbers it, from 1."""
    size, page = _number(request, "per_page", _USUAL), _number(request, "page", 1)
    if size > _MOST:
        raise _Refused(f"per_page 最多 {_MOST}。")
    pages = max(1, -(-len(rows) // size))
    told = [tell(row) for row in rows[(page - 1) * size : page * size]]
    return public({
        "total_items": len(rows), "total_pages": pages, "page_number": page, "size": len(told),
        "first_page": page == 1, "last_page": page >= pages, "empty": not told, "contents": told,
    })  # fmt: skip


def _number(request: HttpRequest, name: str, usual: int) -> int:
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) > 0):
        raise _Refused(f"{name} 要写大于 0 的整数。")
    return int(text)
