"""项目案例: the library for everybody; by platform and by whom the project is for, newest first (R070)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.content.models import Showing
from wudan.kit import clock
from wudan.projects.enums import AudienceKind
from wudan.web.console.rows import address
from wudan.web.content.shown import PAGE, older_than, unkept

_PLATFORM, _AUDIENCE = "article__project__platform", "article__project__audience"


@login_not_required
def cases(request: HttpRequest) -> HttpResponse:
    """Two statements, however many; only what has a case can be chosen."""
    rows = Showing.objects.cases(settings.PACK.county, clock.now())
    told = rows.order_by().values_list(f"{_PLATFORM}__code", f"{_PLATFORM}__name", _AUDIENCE)
    kinds = sorted(set(told.distinct()))
    platforms = {code: name for code, name, _for in kinds}
    audiences = {one for _code, _name, one in kinds}
    platform, audience = request.GET.get("platform", ""), request.GET.get("audience", "")
    if platform in platforms:
        rows = rows.filter(**{f"{_PLATFORM}__code": platform})
    if audience in audiences:
        rows = rows.filter(**{_AUDIENCE: audience})
    found = list(older_than(rows, request.GET.get("before", "")).order_by("-pk")[: PAGE + 1])
    context = {
        "cases": found[:PAGE], "is_narrowed": bool(platform or audience),
        "platforms": _choices(request, "platform", list(platforms.items())),
        "audiences": _choices(request, "audience", [one for one in AudienceKind.choices if one[0] in audiences]),
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
