"""What every page knows: the county's pack, who acts, where they can go."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest

from wudan.people.actors import Actor
from wudan.people.models import Account, Post
from wudan.web import lasting, tenure
from wudan.web.acting import Request, has_unread, is_signed_in, wants_second_factor
from wudan.web.navigation import rail

DISPLAY_COOKIE = f"{settings.COOKIE_PREFIX}display"


def house(request: HttpRequest) -> dict[str, object]:
    """Context of every template."""
    known: dict[str, object] = {
        "pack": settings.PACK,
        "demo": settings.DEMO,
        "filing": settings.FILING,
        "large_type": is_large(request),
    }
    if not hasattr(request, "actor") or not is_signed_in(request):
        return known
    asked = cast(Request, request)
    if not asked.actor:  # the post ended just now: the page is a visitor's
        return known
    return known | {
        "actor": asked.actor, "posts": asked.posts, "navigation": rail(request),
        "second_factor_wanted": wants_second_factor(request), "unread": has_unread(request),
        "idle": lasting.idle_seconds(request.session),
        **(_of_posts(asked.posts, asked.actor) if asked.actor.is_staff else {}),
    }  # fmt: skip


def is_large(request: HttpRequest) -> bool:
    """长辈版: what the signed-in person chose; else what this telephone was told (ADR 71)."""
    if hasattr(request, "actor") and is_signed_in(request):
        chosen = cast(Account, request.user).large_type
        if chosen is not None:
            return chosen
    return request.COOKIES.get(DISPLAY_COOKIE) == "large"


def _of_posts(posts: list[Post], actor: Actor) -> dict[str, object]:
    return {
        "handover_waiting": tenure.waiting_handover(posts),
        "post_until": tenure.runs_out_on(posts, actor),
    }
