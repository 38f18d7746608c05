"""七色之花 of one village: for everybody, and on the desk; each number opens its rows (R080).

There is no page that sets one village beside another.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities.enums import Audience, Color
from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.honors.models import HouseholdHonor
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Missing
from wudan.people.actors import Actor
from wudan.registers.colors import Span, profile_of, rows_of
from wudan.registers.enums import DoneKind
from wudan.web.acting import actor_of
from wudan.web.console.guard import for_roles
from wudan.web.console.rows import PAGE, address, page_number
from wudan.web.households.flower import SIZE, flower_of
from wudan.web.households.loading import KNOWERS
from wudan.web.templatetags.words import day

_SPANS = {
    "quarter": (Phrase("三个月"), 91),
    "half": (Phrase("半年"), 182),
    "year": (Phrase("一年"), 365),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One view; fits parts/tabs.html."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row behind a number; `url` is empty where this reader may not open it."""

    words: str
    when: str
    url: str


@login_not_required
def village_colors(request: HttpRequest, pk: int) -> HttpResponse:
    """The flower for everybody."""
    return _flower(request, _station(pk), "village-color", "portal/frame.html")


@login_not_required
def village_color(request: HttpRequest, pk: int, color: str) -> HttpResponse:
    """What a petal is made of, without persons."""
    return _rows(request, _station(pk), color, None, "village-colors", "portal/frame.html")


@for_roles(*KNOWERS)
def colors_desk(request: HttpRequest) -> HttpResponse:
    """Stations in reach, by the tree; names and nothing else."""
    actor = actor_of(request)
    rows = _stations().filter(path__startswith=actor.unit_path).order_by("path")
    return render(request, "households/colors_desk.html", {"lines": rows})


@for_roles(*KNOWERS)
def station_colors(request: HttpRequest, pk: int) -> HttpResponse:
    """The flower on the desk."""
    unit = _within(_station(pk), actor_of(request))
    return _flower(request, unit, "station-color", "console/base.html")


@for_roles(*KNOWERS)
def station_color(request: HttpRequest, pk: int, color: str) -> HttpResponse:
    """What a petal is made of, with the ways to orders one may see."""
    actor = actor_of(request)
    unit = _within(_station(pk), actor)
    return _rows(request, unit, color, actor, "station-colors", "console/base.html")


def _flower(request: HttpRequest, unit: Unit, rows_page: str, frame: str) -> HttpResponse:
    asked, span = _span(request)
    petals = profile_of(unit, span)
    question = f"?span={asked}"
    context = {
        "frame": frame, "unit": unit, "span": span, "size": SIZE, "half": SIZE / 2,
        "tabs": _span_tabs(request, asked),
        "petals": [
            (one, reverse(rows_page, args=[unit.pk, one.petal.color.value]) + question)
            for one in flower_of(petals)
        ],
        "is_empty": not any(petal.total for petal in petals),
        "kinds": [(kind, kind.label) for kind in DoneKind],
    }  # fmt: skip
    return render(request, "households/colors.html", context)


def _rows(
    request: HttpRequest, unit: Unit, color: str, actor: Actor | None, back: str, frame: str
) -> HttpResponse:
    if color not in Color.values:
        raise Missing
    asked, span = _span(request)
    petal = next(one for one in profile_of(unit, span) if one.color == color)
    given = request.GET.get("kind", "")
    first = next((kind for kind in DoneKind if petal.counts.get(kind)), DoneKind.ACTIVITY)
    kind = DoneKind(given) if given in DoneKind.values else first
    page = page_number(request)
    found = rows_of(kind, unit, span).filter(petal=color)
    rows = list(found[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "frame": frame, "unit": unit, "petal": petal, "span": span,
        "back_url": reverse(back, args=[unit.pk]) + f"?span={asked}",
        "tabs": [
            Tab(one.label, address(request, kind=one.value, page=""), one is kind, petal.counts.get(one, 0))
            for one in DoneKind
        ],
        "lines": _lines(kind, rows[:PAGE], actor),
        "previous_url": address(request, page=str(page - 1)) if page > 1 else "",
        "next_url": address(request, page=str(page + 1)) if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "households/color.html", context)


def _lines(kind: DoneKind, rows: list[Any], actor: Actor | None) -> list[Line]:
    """Activities by name, orders by what was asked for, households as far as they agree."""
    if kind is DoneKind.ACTIVITY:
        return [_activity_line(row, actor) for row in rows]
    if kind is DoneKind.ORDER:
        return [_order_line(row, actor) for row in rows]
    if kind is DoneKind.DEED:
        return [_deed_line(row, actor) for row in rows]
    pks = [row.honor_id for row in rows]
    shown = set(HouseholdHonor.objects.filter(pk__in=pks).shown().values_list("pk", flat=True))
    return [_household_line(row, actor, row.honor_id in shown) for row in rows]


def _activity_line(row: Any, actor: Actor | None) -> Line:
    is_open = row.audience == Audience.EVERYBODY or actor is not None
    words = row.title if is_open else _("本队的一次活动")
    url = reverse("activity", args=[row.no]) if row.audience == Audience.EVERYBODY else ""
    return Line(words, day(row.done_at), url)


def _order_line(row: Any, actor: Actor | None) -> Line:
    """For everybody only what and in which month: a village is small."""
    words = row.service.name if row.service else row.platform.name
    if actor is None:
        return Line(words, f"{clock.local(row.done_at):%Y年%-m月}", "")
    opens = actor.reaches(row.origin.path) and actor.role in KNOWERS
    return Line(words, day(row.done_at), reverse("order", args=[row.no]) if opens else "")


def _deed_line(row: Any, actor: Actor | None) -> Line:
    """By the rule it was recorded under; whose it was is nobody's business here."""
    when = f"{row.done_at:%Y年%-m月}" if actor is None else day(row.done_at)
    return Line(str(row.rule), when, "")


def _household_line(row: Any, actor: Actor | None, is_shown: bool) -> Line:
    if actor is not None:
        return Line(row.honor.household.title, day(row.done_at), reverse("household-honor", args=[row.honor_id]))  # fmt: skip
    if is_shown:
        return Line(row.honor.household.title, day(row.done_at), reverse("household-shown", args=[row.honor.no]))  # fmt: skip
    return Line(_("一户人家（没有同意写名字）"), day(row.done_at), "")


def _span(request: HttpRequest) -> tuple[str, Span]:
    given = request.GET.get("span", "")
    asked = given if given in _SPANS else "year"
    today = clock.day_of(clock.now())
    return asked, Span(today - timedelta(days=_SPANS[asked][1]), today)


def _span_tabs(request: HttpRequest, asked: str) -> list[Tab]:
    return [
        Tab(_(words), address(request, span=one), one == asked)
        for one, (words, _days) in _SPANS.items()
    ]


def _stations() -> Any:
    today = clock.day_of(clock.now())
    rows = Unit.objects.open_on(today).filter(county=settings.PACK.county, kind=UnitKind.STATION)
    return rows.select_related("parent")


def _station(pk: int) -> Unit:
    found: Unit | None = _stations().filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Missing
    return found


def _within(unit: Unit, actor: Actor) -> Unit:
    if not actor.reaches(unit.path):
        raise Missing
    return unit
