"""What the running house has: columns of its tables, addresses, forms, pages that open to everybody.

Read from what Django has loaded, so that a table or a page added tomorrow is looked at as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django import forms
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

_PARTS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class House:
    """All that can be looked at; made by hand in tests."""

    columns: tuple[str, ...]
    """As `orders.Order.words`."""
    addresses: tuple[tuple[str, str], ...]
    """Path and name of each page and operation."""
    forms: tuple[type[forms.BaseForm], ...]
    open_pages: frozenset[str]
    """Names of the pages that ask nobody to sign in."""
    closed_features: frozenset[str]
    """What a browser is told never to give us: camera, geolocation …"""


@cache
def standing_house(closed_features: frozenset[str]) -> House:
    """The house as it runs; it does not change until it is started again."""
    routes = sorted(set(_routes(get_resolver(), "/")))
    return House(
        columns=tuple(sorted(_columns())),
        addresses=tuple((path, name) for path, name, _open in routes),
        forms=forms_of(forms.BaseForm),
        open_pages=frozenset(name for _path, name, is_open in routes if is_open),
        closed_features=closed_features,
    )


def forms_of(above: type[forms.BaseForm]) -> tuple[type[forms.BaseForm], ...]:
    """Every form class of ours with fields, in the order of their names."""
    found = {one for one in _below(above) if one.__module__.startswith("wudan.") and fields_of(one)}
    return tuple(sorted(found, key=name_of))


def name_of(form: type[forms.BaseForm]) -> str:
    """As `console.intake_form.IntakeForm`."""
    return f"{form.__module__.removeprefix('wudan.web.')}.{form.__name__}"


def fields_of(form: type[forms.BaseForm]) -> dict[str, forms.Field]:
    """What a form asks for."""
    return dict(getattr(form, "base_fields", {}))


def speaks_of(name: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases is in a name, as whole words: `price_fen` speaks of `price`."""
    words = f"-{'-'.join(_PARTS.findall(name.lower()))}-"
    return any(f"-{phrase.replace('_', '-')}-" in words for phrase in phrases)


def _columns() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("wudan."):
            for field in model._meta.get_fields():
                if field.concrete:
                    yield f"{model._meta.label}.{field.name}"


def _routes(resolver: URLResolver, before: str) -> Iterator[tuple[str, str, bool]]:
    for found in resolver.url_patterns:
        here = before + str(found.pattern)
        if isinstance(found, URLPattern):
            yield here, str(found.name or ""), not getattr(found.callback, "login_required", True)
        else:
            yield from _routes(found, here)


def _below(above: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for one in above.__subclasses__():
        yield one
        yield from _below(one)
