"""典型的事迹: shown while the person agrees, asked at every look; afterwards 410 at once, picture and page.

Nothing of it may be kept by a browser or a proxy: `no-store` on page and picture.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import Story
from wudan.honors.showing import shown_stories
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Missing

_MOST = 100
GONE = 410


@login_not_required
def stories(request: HttpRequest) -> HttpResponse:
    """By campaign, class and name."""
    rows = _all().order_by(
        "-award__candidate__campaign", "award__candidate__honor_class",
        "award__candidate__person__name", "pk",
    )  # fmt: skip
    shown = shown_stories(rows[:_MOST], on=clock.day_of(clock.now()))
    return _unkept(render(request, "portal/honors/stories.html", {"lines": shown}))


@login_not_required
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them. Gone when the consent is, Missing when there never was one."""
    found = _shown(pk)
    if found is None:
        return _unkept(render(request, "portal/honors/gone.html", status=GONE))
    return _unkept(render(request, "portal/honors/story.html", {"story": found}))


@login_not_required
def story_picture(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The picture under its drawn name; any other name, or no consent any more: gone."""
    found = _shown(pk)
    if found is None or not found.picture or found.picture != name:
        return _unkept(HttpResponse(status=GONE))
    try:
        content = honor_pictures_kept().get(name)
    except Missing:
        return _unkept(HttpResponse(status=GONE))
    answer = HttpResponse(content, content_type=found.picture_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return _unkept(answer)


def _all() -> "QuerySet[Story]":
    rows = Story.objects.filter(award__candidate__campaign__county=settings.PACK.county)
    return rows.select_related(
        "award__candidate__person", "award__candidate__honor_class", "award__candidate__unit",
        "award__candidate__campaign",
    )  # fmt: skip


def _shown(pk: int) -> Story | None:
    found = _all().filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    shown = shown_stories([found], on=clock.day_of(clock.now()))
    return shown[0] if shown else None


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    return answer
