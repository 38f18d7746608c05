"""动态清单 for everybody: what was admitted and why, what left and why, as of any day; published cases (R065, R070)."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.projects.enums import CaseState
from wudan.projects.evidence import shown_by
from wudan.projects.listed import list_on, moves_since
from wudan.projects.models import CaseStory, Decision, Project
from wudan.projects.reckoning import months_later

_MOVES_MONTHS = 6
_LONGEST_KEY = 12


@login_not_required
def projects(request: HttpRequest) -> HttpResponse:
    """The list as of a day, the share of the two poles, who came and went; four statements."""
    today = clock.day_of(clock.now())
    day = _day(request.GET.get("on", ""), today)
    county = settings.PACK.county
    decisions = Decision.objects.filter(round__project__county=county)
    context = {
        "list": list_on(county, day), "day": day, "today": today,
        "moves": moves_since(county, months_later(today, -_MOVES_MONTHS)),
        "decisions": decisions.select_related("round__project__unit").order_by("-decided_at", "-pk")[:20],
        "cases": _cases(county),
    }  # fmt: skip
    return render(request, "portal/projects.html", context)


@login_not_required
def project(request: HttpRequest, key: str) -> HttpResponse:
    """One project that was decided on: what, why, the decision's reasons, its cases."""
    found = _found(key)
    decisions = Decision.objects.filter(round__project=found).select_related("round", "appeal")
    context = {
        "project": found, "shown": shown_by(found),
        "decisions": decisions.order_by("-round__number"),
        "entries": found.entries.order_by("-entered_on"),
        "cases": found.cases.filter(state=CaseState.PUBLISHED).order_by("pk"),
    }  # fmt: skip
    return render(request, "portal/project.html", context)


def _found(key: str) -> Project:
    rows = Project.objects.filter(county=settings.PACK.county, key=key[:_LONGEST_KEY])
    decided = rows.filter(rounds__decision__isnull=False).distinct()
    found = decided.select_related("unit", "area", "platform", "service").first()
    if found is None:
        raise Missing
    return found


def _cases(county: str) -> list[CaseStory]:
    rows = CaseStory.objects.filter(project__county=county, state=CaseState.PUBLISHED)
    return list(rows.select_related("project").order_by("-answered_at", "-pk")[:20])


def _day(text: str, today: date) -> date:
    try:
        return min(date.fromisoformat(text[:10]), today)
    except ValueError:
        return today
