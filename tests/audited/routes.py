"""Every route that can write, found from the router itself: pages by name, operations by id.

A page can write when its view, or what the view calls in our packages, looks at POST: read from
the compiled code, so that nobody has to remember to list it.
"""

import types
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.api.described import operations

_WORDS = {"POST", "require_POST", "PUT", "PATCH", "DELETE"}


def writing_pages() -> set[str]:
    """Names of the pages that answer more than a reading."""
    return {
        str(pattern.name) for pattern in _patterns(get_resolver("config.urls"))
        if _looks_at_post(pattern.callback, set())
    }  # fmt: skip


def writing_operations() -> set[str]:
    """Ids of the API's operations that are no readings."""
    return {operation.id for operation in operations() if operation.method != "get"}


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for found in resolver.url_patterns:
        if isinstance(found, URLPattern):
            yield found
        elif found.namespace != "api-v1":
            yield from _patterns(found)


def _looks_at_post(thing: Any, seen: set[int]) -> bool:
    """Whether a function, or what it closes over or calls, names POST."""
    if id(thing) in seen:
        return False
    seen.add(id(thing))
    if isinstance(thing, str):
        return thing in _WORDS
    if isinstance(thing, list | tuple | set | frozenset):
        return any(_looks_at_post(part, seen) for part in thing if isinstance(part, str))
    if isinstance(thing, type):
        own = [part for part in vars(thing).values() if callable(part)]
        return hasattr(thing, "post") or any(_looks_at_post(part, seen) for part in own)
    if view_class := getattr(thing, "view_class", None):
        return _looks_at_post(view_class, seen)
    if not isinstance(thing, types.FunctionType):
        return False
    closed = [cell.cell_contents for cell in thing.__closure__ or ()]
    names, words = _spoken(thing.__code__)
    called = [thing.__globals__[name] for name in names if name in thing.__globals__]
    ours = [part for part in called if str(getattr(part, "__module__", "")).startswith("wudan.web")]
    return bool(words & _WORDS) or any(_looks_at_post(part, seen) for part in [*closed, *ours])


def _spoken(code: types.CodeType) -> tuple[set[str], set[str]]:
    """The names a function uses and the words it holds, inner functions included."""
    names, words = set(code.co_names), {c for c in code.co_consts if isinstance(c, str)}
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            more, spoken = _spoken(inner)
            names |= more
            words |= spoken
    return names, words | names
