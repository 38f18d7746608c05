"""大屏: one big dark picture for the hall, under a secret address; figures only, nothing of anybody.

The page asks for its numbers every few seconds and keeps the last ones when the network drops.
"""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.statistics.actions.screens import screen_of
from wudan.statistics.today import today
from wudan.web.portal.picture.accounts import answered
from wudan.web.portal.picture.outline import outline_of

_SECONDS = 5


@login_not_required
def big_screen(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of one screen. Raises Missing when its address was ended."""
    _alive(secret)
    context = {
        "source": reverse("big-screen-now", args=[secret]), "county": settings.PACK.county_name,
        "steps": settings.PACK.steps,
        "outline": outline_of(settings.PACK.county, on=clock.day_of(clock.now())),
    }  # fmt: skip
    return render(request, "portal/picture/screen.html", context)


@login_not_required
def big_screen_now(request: HttpRequest, secret: str) -> HttpResponse:
    """Its numbers; five statements. Raises Missing."""
    _alive(secret)
    told = today(settings.PACK.county, at=clock.now())
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return answered(request, body, "application/json; charset=utf-8", seconds=_SECONDS)


def _alive(secret: str) -> None:
    if screen_of(settings.PACK.county, secret) is None:
        raise Missing(_("这块大屏的地址已经停用，请向中心办公室要新的。"))
