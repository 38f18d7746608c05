"""先定再看: whether the thing of an address is there for the actor, before a word is said about
the body. Resources with an address of their own say here how they are looked for (G06)."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

from wudan.api.v1.signing import actor_of

Look = TypeVar("Look", bound=Callable[..., Any])
_LOOKS: dict[str, Callable[..., Any]] = {}
_LONGEST = 19


def looked_for(kind: str) -> Callable[[Look], Look]:
    """Register how things of `/<kind>/{pk}` are found: `look(actor, pk)` raises a Refusal."""

    def keep(look: Look) -> Look:
        _LOOKS[kind] = look
        return look

    return keep


def insist_it_is_there(request: HttpRequest) -> None:
    """Raises what the look-up raises; says nothing about addresses without a thing."""
    match = request.resolver_match
    kind = match.route.partition("api/v1/")[2].partition("/")[0] if match else ""
    given = next(iter(match.kwargs.values()), "") if match else ""
    if kind in _LOOKS and str(given).isdecimal() and len(str(given)) < _LONGEST:
        _LOOKS[kind](actor_of(request), int(given))
