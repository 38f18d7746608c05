"""On which page a form stands, in a word of people's: read from what each page's function names.

A page names its form in its own function or in one of its module that it calls, or is given it with its address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from inspect import isfunction, unwrap
from types import FunctionType
from typing import TypeGuard

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver

from wudan.web.relief.house import name_of
from wudan.web.relief.words import ELSE, about

_DEEP = 3


@dataclass(frozen=True, slots=True)
class Where:
    """One page that asks with a form."""

    word: str
    path: str
    """Empty when the page is of one thing and cannot be opened by itself."""


@cache
def wheres() -> dict[str, Where]:
    """Name of each form → the first page it stands on, those that open by themselves first."""
    found: dict[str, Where] = {}
    pages = sorted(_pages(get_resolver(), "/"), key=lambda one: ("<" in one[0], one[0]))
    for path, pattern in pages:
        here = Where(about(path), "" if "<" in path else path)
        for form in _forms_of(pattern):
            found.setdefault(name_of(form), here)
    return found


def where(form: type[forms.BaseForm]) -> Where:
    """Where it stands; a form that is only listed in a table of acts is told by the package it is written in."""
    found = wheres().get(name_of(form))
    if found is not None and found.word != ELSE:
        return found
    told = (about(part) for part in name_of(form).split("."))
    return Where(next((word for word in told if word != ELSE), ELSE), found.path if found else "")


def _pages(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _pages(one, here)
        elif not here.startswith("/api/"):
            yield here, one


def _forms_of(pattern: URLPattern) -> Iterator[type[forms.BaseForm]]:
    yield from (one for one in pattern.default_args.values() if _is_form(one))
    view = unwrap(pattern.callback)
    if isfunction(view):
        yield from _named(view, set(), _DEEP)


def _named(function: FunctionType, seen: set[str], deep: int) -> Iterator[type[forms.BaseForm]]:
    seen.add(function.__qualname__)
    inner = [one for one in function.__code__.co_consts if hasattr(one, "co_names")]
    for name in (name for code in (function.__code__, *inner) for name in code.co_names):
        what = function.__globals__.get(name)
        if _is_form(what):
            yield what
        elif (
            isfunction(what)
            and deep
            and what.__module__ == function.__module__
            and what.__qualname__ not in seen
        ):
            yield from _named(what, seen, deep - 1)


def _is_form(what: object) -> TypeGuard[type[forms.BaseForm]]:
    return isinstance(what, type) and issubclass(what, forms.BaseForm)
