"""Every way in, found from the router and from the API's description: nobody lists them by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from tests.api.described import operations

_GAP = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
API = "/api/v1/"
PAGE_METHODS = ("GET", "POST")


@dataclass(frozen=True, order=True)
class Route:
    """One method at one address; `name` is the page's name or the operation's id."""

    path: str
    method: str
    name: str

    @property
    def key(self) -> str:
        """How the table names it."""
        return f"{self.method} {self.path}"

    @property
    def is_operation(self) -> bool:
        """Whether it belongs to the API."""
        return self.path.startswith(API)


def all_routes() -> list[Route]:
    """Pages by both methods a form knows, operations by their own."""
    pages = [
        Route(path, method, name)
        for path, name in page_addresses() for method in PAGE_METHODS
    ]  # fmt: skip
    spoken = [Route(f"{API}{one.path}", one.method.upper(), one.id) for one in operations()]
    return sorted([*pages, *spoken])


def page_addresses() -> list[tuple[str, str]]:
    """Address and name of every page; gaps are written <no>."""
    return sorted(
        {
            (_GAP.sub(r"<\1>", path), name)
            for path, name in _patterns(get_resolver("config.urls"), "/")
        }
    )


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for found in resolver.url_patterns:
        here = before + str(found.pattern)
        if isinstance(found, URLPattern):
            yield here, str(found.name)
        elif found.namespace != "api-v1":
            yield from _patterns(found, here)
