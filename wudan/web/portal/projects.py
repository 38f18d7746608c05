"""动态清单 for everybody: what was admitted and why, what left and why, as of any day; its cases (R065, R070)."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.content.models import Showing
from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.projects.evidence import shown_by
from wudan.projects.history import history_of, since_admission
from wudan.projects.listed import all_moves, list_on, moves_since
from wudan.projects.models import (
    Decision,
    Joining,
    ListEntry,
    Organisation,
    Project,
    Representative,
)
from wudan.projects.permissions.gate import settled_objection
from wudan.projects.reckoning import months_later

_MOVES_MONTHS = 6
_SHOWN, _LONGEST_PAGE = 30, 6
_LONGEST_KEY = 12
_CASES = 5


@login_not_required
def projects(request: HttpRequest) -> HttpResponse:
    """The list as of a day, the share of the two poles, who came and went, how many sit at forums."""
    today = clock.day_of(clock.now())
    day = _day(request.GET.get("on", ""), today)
    county = settings.PACK.county
    decisions = Decision.objects.filter(round__project__county=county)
    context = {
        "list": list_on(county, day), "day": day, "today": today,
        **_moves(request, county, today),
        "decisions": decisions.select_related("round__project__unit").order_by("-decided_at", "-pk")[:20],
        "cases": Showing.objects.cases(settings.PACK.county, clock.now()).order_by("-pk")[:_CASES],
        "guests": _guests(county, today),
    }  # fmt: skip
    return _unkept(render(request, "portal/projects.html", context))


@login_not_required
def project(request: HttpRequest, key: str) -> HttpResponse:
    """One project that was decided on: what, why, the decision's reasons, its cases."""
    found = _found(key)
    rows = Decision.objects.filter(round__project=found).select_related("round", "appeal")
    today = clock.day_of(clock.now())
    context = {
        "project": found, "shown": shown_by(found),
        "decisions": [(one, settled_objection(one, on=today)) for one in rows.order_by("-round__number")],
        "entries": found.entries.order_by("-entered_on"),
        "turns": since_admission(history_of(found)), "joined": Joining.objects.of_project(found.pk, on=today),
        "cases": Showing.objects.cases(settings.PACK.county, clock.now()).filter(article__project=found).order_by("-pk"),
    }  # fmt: skip
    return _unkept(render(request, "portal/project.html", context))


def _moves(request: HttpRequest, county: str, today: date) -> dict[str, object]:
    """Who came and went of late; `moves=all` goes back as far as the list does, a page at a time."""
    if request.GET.get("moves") != "all":
        return {"moves": moves_since(county, months_later(today, -_MOVES_MONTHS)), "whole": False}
    page = _page(request.GET.get("page", ""))
    rows: list[ListEntry] = list(all_moves(county)[(page - 1) * _SHOWN : page * _SHOWN + 1])
    return {
        "moves": rows[:_SHOWN], "whole": True,
        "previous_url": f"?moves=all&page={page - 1}#moves" if page > 1 else "",
        "next_url": f"?moves=all&page={page + 1}#moves" if len(rows) > _SHOWN else "",
    }  # fmt: skip


def _page(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < _LONGEST_PAGE
    return max(1, int(text)) if is_number else 1


def _found(key: str) -> Project:
    rows = Project.objects.decided(settings.PACK.county).filter(key=key[:_LONGEST_KEY])
    found = rows.select_related("unit", "area", "platform", "service", "heard").first()
    if found is None:
        raise Missing
    return found


def _guests(county: str, today: date) -> dict[str, object]:
    """How many speak for residents, how many organisations come; by name only those who agreed."""
    persons = Representative.objects.of_county(county).on(today).select_related("unit", "person")
    known = Organisation.objects.of_county(county).on(today)
    seats, listed = list(persons.order_by("unit__path", "pk")), list(known.order_by("name", "pk"))
    return {
        "persons": len(seats), "organisations": len(listed),
        "named": [f"{row.unit.short_name} {row.person.name}" for row in seats if row.is_public],
        "listed": [row.name for row in listed if row.is_public],
    }  # fmt: skip


def _day(text: str, today: date) -> date:
    try:
        return min(date.fromisoformat(text[:10]), today)
    except ValueError:
        return today


def _unkept(answer: HttpResponse) -> HttpResponse:
    """Not to be kept by anybody: a case may be taken down."""
    answer["Cache-Control"] = "no-store"
    return answer
