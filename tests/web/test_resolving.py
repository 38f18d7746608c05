"""An address is found in a table as it is found by trying one pattern after the other."""

import re

import pytest
from django.urls import Resolver404, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from wudan.web.resolving import Directory

_FITTING = {
    "int": "7",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "slug": "a-b",
    "path": "a/b",
}


def _patterns():
    """Those of the house: its directory, and what Django makes of the same patterns."""
    (house,) = get_resolver().url_patterns
    return house, URLResolver(RoutePattern(""), house.url_patterns)


def _routes(patterns, before=""):
    for part in patterns:
        route = before + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from _routes(part.url_patterns, route)
        else:
            yield route


def _address(route):
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: _FITTING.get(found[1], "abc"), route)


def _answer(resolver, address):
    try:
        found = resolver.resolve(address)
    except Resolver404:
        return None
    named = found.url_name, found.view_name, found.namespaces, found.route
    return found.func, found.args, found.kwargs, *named


def test_every_address_of_the_house_is_found_as_django_finds_it():
    house, django = _patterns()
    assert isinstance(house, Directory)
    addresses = {_address(route) for route in _routes(house.url_patterns)}
    assert len(addresses) > 600
    for address in sorted(addresses):
        for asked in (
            address,
            f"{address}/",
            f"{address}x",
            address.partition("/")[0],
            f"{address}/7",
        ):
            assert _answer(house, asked) == _answer(django, asked), asked


@pytest.mark.parametrize("address", ["", "no-such-page", "desk/", "//", "desk/<int:pk>", "群众"])
def test_what_is_not_there_is_not_found_by_either(address):
    house, django = _patterns()
    assert _answer(house, address) == _answer(django, address)


def test_a_variable_page_that_stands_before_a_plain_one_is_found_first():
    from django.http import HttpResponse
    from django.urls import path

    def first(request, **_given):
        return HttpResponse("first")

    def second(request):
        return HttpResponse("second")

    parts = [path("a/<str:b>", first), path("a/b", second), path("<str:any>", first, name="any")]
    for order in (parts, parts[::-1]):
        ours, django = (kind(RoutePattern(""), list(order)) for kind in (Directory, URLResolver))
        for address in ("a/b", "a/c", "a", "a/"):
            assert _answer(ours, address) == _answer(django, address), address
