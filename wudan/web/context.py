"""What every page knows: the county's pack, who acts, where they can go."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest

from wudan.web.acting import Request, is_signed_in, wants_second_factor
from wudan.web.navigation import rail

DISPLAY_COOKIE = f"{settings.COOKIE_PREFIX}display"


def house(request: HttpRequest) -> dict[str, object]:
    """Context of every template."""
    known: dict[str, object] = {
        "pack": settings.PACK,
        "demo": settings.DEMO,
        "large_type": request.COOKIES.get(DISPLAY_COOKIE) == "large",
    }
    if not hasattr(request, "actor") or not is_signed_in(request):
        return known
    asked = cast(Request, request)
    if not asked.actor:  # the post ended just now: the page is a visitor's
        return known
    return known | {
        "actor": asked.actor, "posts": asked.posts, "navigation": rail(request),
        "second_factor_wanted": wants_second_factor(request),
        "handover_waiting": _handover_waiting(asked),
    }  # fmt: skip


def _handover_waiting(request: Request) -> int | None:
    """A list of open duties that came with a post of theirs and is not signed for yet."""
    if not request.actor or not request.actor.is_staff:
        return None
    waiting = (getattr(post, "waiting_handover", None) for post in request.posts)
    return next(filter(None, waiting), None)
