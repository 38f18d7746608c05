"""A part that is given its values and nothing else is drawn once for equal values.

`{% include "parts/…" with … only %}` is a pure function: template, language and values decide
its text. So the text is kept under them. Values that carry a request, a token or a queryset are
not plain, and their part is drawn anew each time.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from threading import Lock
from typing import Any, TypeVar

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader_tags import IncludeNode, do_include
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.safestring import SafeString

from wudan.kit.phrases import Phrase
from wudan.web.language import language_now

register = template.Library()
Kind = TypeVar("Kind")
MOST_KEPT = 3000
LONGEST_KEPT = 8000
"""Characters; a whole table is cheaper to draw from its kept rows than to keep."""

_kept: OrderedDict[Any, SafeString] = OrderedDict()
_never_kept: set[str] = set()
"""Parts that once drew a text too long: their values are not made into a key again."""
_turn = Lock()


class NotPlain(Exception):
    """A value that cannot be part of a key."""


class PartNode(IncludeNode):
    """An include that remembers."""

    def render(self, context: Context) -> SafeString:
        """Draw, or answer what was drawn before from equal values."""
        name = self.template.resolve(context) if self.isolated_context else None
        if not isinstance(name, str) or name in _never_kept:
            return super().render(context)
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        try:
            key = (name, language_now(), plain(values))
        except NotPlain:
            return super().render(context)
        found = _kept.get(key)
        if found is None:
            found = super().render(context)
            _keep(key, found)
        return found


@register.tag("include")
def include(parser: Parser, token: Token) -> PartNode:
    """Django's `include`, which remembers pure parts."""
    node = do_include(parser, token)
    return PartNode(
        node.template, extra_context=node.extra_context, isolated_context=node.isolated_context
    )


def plain(value: Any) -> Any:
    """The value as something hashable that is equal only to what is drawn the same.

    The type belongs to it: a safe string and an unsafe one are drawn differently.
    Raises NotPlain.
    """
    kind = type(value)
    if kind in _PLAIN or kind in _wholly_plain:
        return kind, value
    if kind is SimpleLazyObject:  # a form's token; it would pass for the text it holds
        raise NotPlain(kind)
    if isinstance(value, str | Enum | date):
        return kind, str(value), value
    if isinstance(value, Promise):
        return kind.__name__, str(value)
    if isinstance(value, dict):
        return tuple(value), _all_plain(value.values())
    if isinstance(value, list | tuple):
        return _all_plain(value)
    if is_dataclass(value):
        return kind, _all_plain([getattr(value, name) for name in _names(kind)])
    raise NotPlain(kind)


_PLAIN = frozenset({str, Phrase, int, bool, float, type(None)})
_wholly_plain: set[type] = set()
"""Frozen dataclasses that promise so: they are their own key."""


def wholly_plain(kind: type[Kind]) -> type[Kind]:
    """A frozen dataclass of strings, numbers, dates and others of its like, each field always of one
    type: no safe string beside an unsafe one, no words that are yet to be translated."""
    _wholly_plain.add(kind)
    return kind


def _all_plain(values: Iterable[Any]) -> tuple[Any, ...]:
    """Each by itself; most are plain already, and a page asks for a thousand."""
    return tuple([(type(held), held) if type(held) in _PLAIN else plain(held) for held in values])


_fields: dict[Any, tuple[str, ...]] = {}
"""The fields of each dataclass met so far."""


def _names(kind: Any) -> tuple[str, ...]:
    if kind not in _fields:
        _fields[kind] = tuple(field.name for field in fields(kind))
    return _fields[kind]


def forget() -> None:
    """As if nothing had been drawn yet: for who measures."""
    with _turn:
        _kept.clear()


def _keep(key: Any, text: SafeString) -> None:
    if len(text) > LONGEST_KEPT:
        _never_kept.add(key[0])
        return
    with _turn:
        _kept[key] = text
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
