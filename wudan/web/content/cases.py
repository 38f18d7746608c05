"""项目案例: the library for everybody; by platform and by whom the project is for, newest first (R070)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.catalog.models import Platform
from wudan.content.models import Showing
from wudan.kit import clock
from wudan.projects.enums import AudienceKind
from wudan.web.console.rows import address
from wudan.web.content.shown import PAGE, older_than, unkept


@login_not_required
def cases(request: HttpRequest) -> HttpResponse:
    """Two statements, however many."""
    platforms = list(
        Platform.objects.filter(county=settings.PACK.county).order_by("position", "pk")
    )
    platform, audience = request.GET.get("platform", ""), request.GET.get("audience", "")
    rows = Showing.objects.cases(settings.PACK.county, clock.now())
    if platform in {one.code for one in platforms}:
        rows = rows.filter(article__project__platform__code=platform)
    if audience in AudienceKind.values:
        rows = rows.filter(article__project__audience=audience)
    found = list(older_than(rows, request.GET.get("before", "")).order_by("-pk")[: PAGE + 1])
    context = {
        "cases": found[:PAGE], "is_narrowed": bool(platform or audience),
        "platforms": _choices(request, "platform", [(one.code, one.name) for one in platforms]),
        "audiences": _choices(request, "audience", list(AudienceKind.choices)),
        "next_url": address(request, before=str(found[PAGE - 1].pk)) if len(found) > PAGE else "",
    }  # fmt: skip
    return unkept(render(request, "content/cases.html", context))


def _choices(
    request: HttpRequest, name: str, choices: list[tuple[str, str]]
) -> list[tuple[str, str, bool]]:
    """Label, address, whether chosen; the first, without a label, is all of them."""
    asked = request.GET.get(name, "")
    every = [("", ""), *choices]
    known = asked if asked in dict(choices) else ""
    return [
        (label, address(request, **{name: code}, before=""), code == known) for code, label in every
    ]
