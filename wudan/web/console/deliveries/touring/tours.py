"""The tours of a plan three ways: by team and day, on the schematic map, and village by village."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.deliveries import gathering
from wudan.deliveries.models import RoundPlan
from wudan.deliveries.touring.weeks import key_of
from wudan.kit.places import Point
from wudan.web.console.deliveries.rounds import PLANNERS
from wudan.web.console.deliveries.touring import showing
from wudan.web.console.deliveries.touring.plans import load
from wudan.web.console.deliveries.touring.showing import Shown, Stop
from wudan.web.console.guard import READERS, for_roles
from wudan.web.console.reach.drawing import Drawing, Frame, Mark, drawn
from wudan.web.templatetags.words import day as day_words

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DASHES = ("", "7 4", "2 4", "10 3 2 3")
Tab = dict[str, object]


@dataclass(frozen=True, slots=True)
class Row:
    """One team's week: a cell a day."""

    team: str
    cells: list[tuple[date, list[Stop]]]


@dataclass(frozen=True, slots=True)
class Way:
    """A tour on the map: its letter, its line and dashes, its stops with their numbers."""

    letter: str
    tour: Shown
    path: str
    dash: str
    spots: list[tuple[float, float, str]]


@for_roles(*PLANNERS, *READERS)
def plan_calendar(request: HttpRequest, no: str) -> HttpResponse:
    """A week: teams down, days across."""
    plan = load(request, no)
    tours = showing.tours_of(plan, showing.names_of(plan))
    week = _week(request, plan)
    days = [plan.day(7 * week + number) for number in range(7)]
    here = [tour for tour in tours if tour.week == week]
    used = [day for day in days if any(tour.day == day for tour in here)]
    rows = [_row(team, used, here) for team in sorted({tour.team for tour in here})]
    context = {"plan": plan, "tabs": _tabs(plan, "round-plan-calendar", week), "days": used, "rows": rows, "week": week}  # fmt: skip
    return render(request, "console/touring/calendar.html", context)


@for_roles(*PLANNERS, *READERS)
def plan_map(request: HttpRequest, no: str) -> HttpResponse:
    """One day: each tour a line of its own kind with its letter; the same as a list below."""
    plan = load(request, no)
    tours = showing.tours_of(plan, showing.names_of(plan))
    days = sorted({tour.day for tour in tours})
    asked = request.GET.get("day", "")
    chosen = next((day for day in days if day.isoformat() == asked), days[0] if days else None)
    here = [tour for tour in tours if tour.day == chosen]
    url = reverse("round-plan-map", args=[plan.no])
    approval = settings.MAP_APPROVAL
    drawing, ways = _drawn(plan, here) if here else (None, [])
    context = {
        "plan": plan, "approval": approval, "drawing": drawing if approval else None, "ways": ways,
        "tianditu": settings.TIANDITU is not None,
        "tabs": [{"label": day_words(day), "url": f"{url}?day={day.isoformat()}", "current": day == chosen} for day in days],
    }  # fmt: skip
    return render(request, "console/touring/map.html", context)


@for_roles(*PLANNERS, *READERS)
def plan_villages(request: HttpRequest, no: str) -> HttpResponse:
    """What each village gets, and why not more; in the order of the tree."""
    plan = load(request, no)
    names = showing.names_of(plan)
    answers = list(plan.planned_weeks.order_by("number").values_list("answer", flat=True))
    told = {row["key"]: row["place"] for row in plan.question.get("villages", ())}
    unplaced = frozenset(key for key, place in told.items() if place is None)
    outcomes = showing.outcomes_of(plan, names, answers, unplaced)
    only = "without" if request.GET.get("only") == "without" else ""
    lines = [(names.units.get(pk, ""), found) for pk, found in outcomes.items()]
    without = [line for line in lines if any(not one.stops for one in line[1])]
    url = reverse("round-plan-villages", args=[plan.no])
    context = {
        "plan": plan, "lines": without if only else lines,
        "tabs": [
            {"label": _("全部"), "url": url, "current": not only, "count": len(lines)},
            {"label": _("还有没轮到的"), "url": f"{url}?only=without", "current": bool(only), "count": len(without)},
        ],
    }  # fmt: skip
    return render(request, "console/touring/villages.html", context)


def _row(team: str, days: Sequence[date], tours: Sequence[Shown]) -> Row:
    mine = {tour.day: tour.stops for tour in tours if tour.team == team}
    return Row(team, [(day, mine.get(day, [])) for day in days])


def _week(request: HttpRequest, plan: RoundPlan) -> int:
    asked = request.GET.get("week", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 1
    return min(max(number, 1), plan.weeks) - 1


def _tabs(plan: RoundPlan, name: str, chosen: int) -> list[Tab]:
    url = reverse(name, args=[plan.no])
    label = _("第 {n} 周")
    return [
        {"label": label.format(n=week + 1), "url": f"{url}?week={week + 1}", "current": week == chosen}
        for week in range(plan.weeks)
    ]  # fmt: skip


def _drawn(plan: RoundPlan, tours: Sequence[Shown]) -> tuple[Drawing, list[Way]]:
    """All villages as small marks, the day's tours over them."""
    villages = list(plan.villages.all())
    bases = dict(plan.teams.values_list("unit", "base"))
    towns = list(Unit.objects.filter(county=plan.county, kind=UnitKind.INSTITUTE, ends_on=None))
    known = gathering.places_of({*villages, *towns})
    known |= gathering.bases_of(set(Unit.objects.filter(pk__in=[b for b in bases.values() if b])))[
        0
    ]
    points = {pk: Point(place.lon, place.lat) for pk, place in known.items()}
    marks = [Mark(points[one.pk], one.short_name, "near") for one in villages if one.pk in points]
    named = [Mark(points[one.pk], one.short_name.removesuffix("所"), "town") for one in towns if one.pk in points]  # fmt: skip
    drawing = drawn(marks, [], named, tiles=settings.TIANDITU)
    frame = Frame([mark.point for mark in (*marks, *named)])
    ways = []
    for place, tour in enumerate(tours):
        letter = _LETTERS[place % len(_LETTERS)]
        stops = [points[pk] for stop in tour.stops if (pk := key_of(stop.visit)[1]) in points]
        base = points.get(bases.get(tour.key) or 0)
        line = [base, *stops, base] if base else stops
        spots = [frame.spot(one.lon, one.lat) for one in line]
        path = "M" + "L".join(f"{x} {y}" for x, y in spots) if spots else ""
        marked = [frame.spot(one.lon, one.lat) for one in stops]
        ways.append(
            Way(letter, tour, path, _DASHES[place % len(_DASHES)],
                [(x, y, f"{letter}{number}") for number, (x, y) in enumerate(marked, start=1)])
        )  # fmt: skip
    return drawing, ways
