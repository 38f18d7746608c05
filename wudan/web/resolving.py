"""Which page an address is: looked up, not searched for.

Django tries one pattern after the other; with five hundred pages that is a tenth of a short request.
Patterns stay Django's own and keep their order: an address without a variable part is found in a
table, any other only among those that begin with the same word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver
from django.urls.exceptions import Resolver404
from django.urls.resolvers import ResolverMatch, RoutePattern

_Part = URLPattern | URLResolver


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pattern, its place among all, and what each of its addresses begins with."""

    place: int
    begin: str
    part: _Part


class Directory(URLResolver):
    """A resolver over patterns that were written with `path`; it answers as Django's would."""

    def resolve(self, path: Any) -> ResolverMatch:
        """The page of an address below this one. Raises Resolver404."""
        asked = str(path)
        whole = self._whole.get(asked)
        for entry in self._begun.get(_word(asked), self._open):
            if whole is not None and entry.place > whole.place:
                break
            if asked.startswith(entry.begin) and (found := _resolved(entry.part, asked)):
                return found
        if whole is None or (found := _resolved(whole.part, asked)) is None:
            raise Resolver404({"path": asked, "tried": []})
        return found

    @cached_property
    def _entries(self) -> list[_Entry]:
        parts = enumerate(_flat(self.url_patterns))
        return [_Entry(place, _begin(part), part) for place, part in parts]

    @cached_property
    def _whole(self) -> dict[str, _Entry]:
        """By the whole address: the first page that has it."""
        found: dict[str, _Entry] = {}
        for entry in self._entries:
            if _is_whole(entry.part):
                found.setdefault(_route(entry.part), entry)
        return found

    @cached_property
    def _rest(self) -> list[_Entry]:
        return [entry for entry in self._entries if not _is_whole(entry.part)]

    @cached_property
    def _open(self) -> list[_Entry]:
        """Those that may begin with any word."""
        return [entry for entry in self._rest if "/" not in entry.begin]

    @cached_property
    def _begun(self) -> dict[str, list[_Entry]]:
        """By the first word, with those that may begin with any; in their order."""
        words = {_word(entry.begin) for entry in self._rest if "/" in entry.begin}
        return {
            word: [entry for entry in self._rest if "/" not in entry.begin or _word(entry.begin) == word]
            for word in words
        }  # fmt: skip


def directory(*patterns: _Part) -> Directory:
    """The patterns of a house, as one."""
    return Directory(RoutePattern(""), list(patterns))


def _flat(patterns: list[_Part]) -> Iterator[_Part]:
    """Lists that were only put together (`path("", include(…))`) are opened."""
    for part in patterns:
        if isinstance(part, URLResolver) and not _route(part) and not part.namespace and not part.default_kwargs:  # fmt: skip
            yield from _flat(part.url_patterns)
        else:
            yield part


def _route(part: _Part) -> str:
    return str(part.pattern)


def _is_whole(part: _Part) -> bool:
    return isinstance(part, URLPattern) and isinstance(part.pattern, RoutePattern) and "<" not in _route(part)  # fmt: skip


def _begin(part: _Part) -> str:
    """What every address of a pattern begins with."""
    return _route(part).partition("<")[0] if isinstance(part.pattern, RoutePattern) else ""


def _resolved(part: _Part, asked: str) -> ResolverMatch | None:
    try:
        found = part.resolve(asked)
    except Resolver404:
        return None
    if found and isinstance(part, URLResolver):  # who holds a resolver says where it lies
        found.route = f"{_route(part)}{found.route}"
    return found


def _word(path: str) -> str:
    return path.partition("/")[0]
